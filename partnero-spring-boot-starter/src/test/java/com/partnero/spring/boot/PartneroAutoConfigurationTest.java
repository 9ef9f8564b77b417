package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.partnero.ApiKey;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.errors.PartneroClosedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientState;
import com.partnero.spi.PartneroObserver;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.http.SocketServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** What an application gets for one property, and what it can put in its place. */
class PartneroAutoConfigurationTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private ApplicationContextRunner runner;

    @BeforeEach
    void start() {
        runner = StarterFixture.runner(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void oneKeyAndOneInjectedPortRecordASale() {
        runner.withUserConfiguration(Shop.class).run(context -> {
            context.getBean(Shop.class).transactions.create(sale("order-1042"));

            assertThat(emulator.service().transactions("order-1042")).hasSize(1);
        });
    }

    @Test
    void theBeansHaveTheNamesThatAreDocumented() {
        runner.run(context -> {
            assertThat(context)
                    .hasBean("partnero")
                    .hasBean("partneroTransactions")
                    .hasBean("partneroBalances")
                    .hasBean("partneroClients")
                    .hasBean("partneroConnectionDetails")
                    .hasBean("partneroProbe");
            assertThat(context)
                    .getBean(Partnero.class)
                    .isSameAs(context.getBean(PartneroClients.class).get("default"));
        });
    }

    @Test
    void startingAndInjectingMakesNoConnection() throws Exception {
        try (SocketServer server = SocketServer.start((request, exchange) -> exchange.close())) {
            StarterFixture.runner()
                    .withUserConfiguration(Shop.class)
                    .withPropertyValues(
                            "partnero.api-key=key", "partnero.base-url=http://127.0.0.1:" + server.port() + "/v1")
                    .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Shop.class));

            assertThat(server.acceptedConnections()).isZero();
        }
    }

    @Test
    void theFirstCallBuildsTheClientSoThatTheStartIsQuick() {
        AtomicInteger built = new AtomicInteger();
        runner.withUserConfiguration(Shop.class)
                .withBean(PartneroObserver.class, () -> new PartneroObserver() {
                    @Override
                    public CallObserver callStarted(Operation operation) {
                        return CallObserver.NONE;
                    }

                    @Override
                    public void clientCreated(ClientState state) {
                        built.incrementAndGet();
                    }
                })
                .run(context -> {
                    Shop shop = context.getBean(Shop.class);
                    assertThat(built).hasValue(0);

                    shop.transactions.create(sale("order-1"));
                    shop.transactions.create(sale("order-2"));
                    assertThat(built).hasValue(1);
                });
    }

    @Test
    void theClientIsClosedWithTheApplication() {
        List<Partnero> clients = new ArrayList<>();

        runner.run(context -> clients.add(context.getBean(Partnero.class)));

        assertThatExceptionOfType(PartneroClosedException.class)
                .isThrownBy(() -> clients.get(0).transactions().find("order-1042"));
    }

    @Test
    void switchedOffThereIsNoBeanAtAll() {
        runner.withPropertyValues("partnero.enabled=false").run(context -> {
            assertThat(context)
                    .doesNotHaveBean(Partnero.class)
                    .doesNotHaveBean(PartneroClients.class)
                    .doesNotHaveBean(PartneroTransactions.class)
                    .doesNotHaveBean(PartneroObserverFactory.class)
                    .doesNotHaveBean("partneroHealthIndicator")
                    .doesNotHaveBean("partneroEndpoint");
        });
    }

    @Test
    void theApplicationsClientReplacesOurs() {
        runner.withBean("fake", InMemoryPartnero.class, InMemoryPartnero::create)
                .run(context -> assertThat(context)
                        .hasSingleBean(Partnero.class)
                        .getBean(PartneroTransactions.class)
                        .isSameAs(context.getBean(InMemoryPartnero.class).transactions()));
    }

    @Test
    void theApplicationsPortReplacesOurs() {
        InMemoryPartnero fake = InMemoryPartnero.create();
        runner.withBean("mine", PartneroTransactions.class, fake::transactions)
                .withBean("mineToo", PartneroBalances.class, fake::balances)
                .run(context -> {
                    assertThat(context).getBean(PartneroTransactions.class).isSameAs(fake.transactions());
                    assertThat(context).getBean(PartneroBalances.class).isSameAs(fake.balances());
                });
    }

    @Test
    void theApplicationsConnectionDetailsReplaceTheProperties() {
        StarterFixture.runner()
                .withPropertyValues("partnero.api-key=wrong", "partnero.base-url=http://127.0.0.1:1/v1")
                .withBean(
                        PartneroConnectionDetails.class,
                        () -> PartneroConnectionDetails.of(emulator.baseUrl(), emulator.apiKey()))
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    assertThat(emulator.service().transactions("order-1042")).hasSize(1);
                });
    }

    @Test
    void customizersAreCalledInOrderWithTheProgramsName() {
        runner.withUserConfiguration(Customizers.class)
                .withPropertyValues("partnero.clients.eu.api-key=key")
                .run(context -> {
                    context.getBean(PartneroClients.class).get("default");
                    context.getBean(PartneroClients.class).get("eu");

                    assertThat(context.getBean(Customizers.class).calls)
                            .containsExactly("first default", "second default", "first eu", "second eu");
                });
    }

    @Test
    void aKeyThatACustomizerSetsIsEnough() {
        StarterFixture.runner()
                .withPropertyValues("partnero.base-url=" + emulator.baseUrl())
                .withBean(
                        PartneroCustomizer.class,
                        () -> (client, builder) -> builder.apiKey(() -> ApiKey.of(emulator.apiKey())))
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    assertThat(emulator.service().transactions("order-1042")).hasSize(1);
                });
    }

    @Test
    void theApplicationsObserverIsNotifiedInAdditionToOurs() {
        AtomicInteger calls = new AtomicInteger();
        runner.withBean(PartneroObserver.class, () -> operation -> {
                    calls.incrementAndGet();
                    return CallObserver.NONE;
                })
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    assertThat(calls).hasValue(1);
                });
    }

    @Test
    void theApplicationsNameEndsTheUserAgent() {
        runner.withPropertyValues("partnero.application=shop/1.4").run(context -> {
            context.getBean(PartneroTransactions.class).find("order-1042");

            assertThat(emulator.requests().get(0).header("User-Agent")).endsWith(" shop/1.4");
        });
    }

    @Test
    void plainSpringGetsTheSameBeansByImport() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test",
                            Map.of("partnero.api-key", emulator.apiKey(), "partnero.base-url", emulator.baseUrl())));
            context.register(Plain.class);
            context.refresh();

            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            assertThat(emulator.service().transactions("order-1042")).hasSize(1);
            assertThat((BeanDefinitionRegistry) context.getBeanFactory())
                    .satisfies(registry -> assertThat(registry.containsBeanDefinition("partneroBalances"))
                            .isTrue());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(PartneroAutoConfiguration.class)
    static class Plain {}

    /** The injection that the documentation shows. */
    static class Shop {
        final PartneroTransactions transactions;

        Shop(PartneroTransactions transactions) {
            this.transactions = transactions;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {
        final List<String> calls = new ArrayList<>();

        @Bean
        @Order(2)
        PartneroCustomizer second() {
            return (client, builder) -> calls.add("second " + client);
        }

        @Bean
        @Order(1)
        PartneroCustomizer first() {
            return (client, builder) -> calls.add("first " + client);
        }
    }
}
