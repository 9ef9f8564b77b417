package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.partnero.Partnero;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Transports of an application's own; the one in memory stands for any. */
class OwnTransportTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void itCarriesTheCallsAndNeedsNoKey() {
        StarterFixture.runner()
                .withBean(PartneroTransportFactory.class, () -> client -> InMemoryPartnero.builder())
                .run(context -> {
                    assertThat(context.getBean(Partnero.class)).isInstanceOf(InMemoryPartnero.class);
                    assertThat(context.getBean(PartneroClients.class).names()).containsExactly("default");
                });
    }

    @Test
    void theFirstBuilderIsUsedAndOtherProgramsFollowTheProperties() {
        StarterFixture.runner(emulator)
                .withUserConfiguration(Several.class)
                .withPropertyValues("partnero.clients.eu.api-key=key")
                .run(context -> {
                    PartneroClients clients = context.getBean(PartneroClients.class);

                    assertThat(clients.get("eu")).isInstanceOf(InMemoryPartnero.class);
                    assertThat(clients.get("default").transactions().find("order-1042"))
                            .isEmpty();
                    assertThat(emulator.requests()).hasSize(2);
                });
    }

    @Test
    void itIsProbedByItsOwnClient() {
        StarterFixture.runner(emulator)
                .withBean(PartneroTransportFactory.class, () -> client -> InMemoryPartnero.builder())
                .run(context -> {
                    PartneroProbe.Result result =
                            context.getBean(PartneroProbe.class).probe("default");

                    assertThat(result.keyAccepted()).isTrue();
                    assertThat(emulator.requests()).isEmpty();
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Several {

        @Bean
        @Order(1)
        PartneroTransportFactory first() {
            return client -> client.equals("eu") ? InMemoryPartnero.builder() : null;
        }

        @Bean
        @Order(2)
        PartneroTransportFactory second() {
            return client -> client.equals("eu") ? fail("the first has answered") : null;
        }
    }
}
