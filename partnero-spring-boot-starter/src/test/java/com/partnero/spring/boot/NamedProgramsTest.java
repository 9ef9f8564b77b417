package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Amount;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Several programs in one application. */
class NamedProgramsTest {

    private final PartneroEmulator home = StarterFixture.emulator();
    private final PartneroEmulator eu =
            PartneroEmulator.builder().apiKey("eu-key").start();

    @AfterEach
    void stop() {
        home.close();
        eu.close();
    }

    @Test
    void eachProgramHasItsOwnServiceAndKey() {
        eu.service().addCustomer("referrer");
        eu.service().addCustomer("buyer").referredBy("referrer");
        StarterFixture.runner(home)
                .withPropertyValues(
                        "partnero.clients.eu.api-key=eu-key", "partnero.clients.eu.base-url=" + eu.baseUrl())
                .withUserConfiguration(Shop.class)
                .run(context -> {
                    Shop shop = context.getBean(Shop.class);

                    shop.home.create(sale("order-1"));
                    shop.eu.create(sale("order-2"));
                    shop.euBalances.get("buyer");

                    assertThat(home.service().transactions()).hasSize(1);
                    assertThat(eu.service().transactions()).hasSize(1);
                    assertThat(context.getBean(PartneroClients.class).names())
                            .containsExactlyInAnyOrder("default", "eu");
                    assertThat(context.getBean(PartneroClients.class).get("eu"))
                            .isSameAs(context.getBean("euPartnero", Partnero.class));
                });
    }

    @Test
    void aSecondProgramNeverMakesTheInjectionOfTheFirstAmbiguous() {
        StarterFixture.runner(home)
                .withPropertyValues("partnero.clients.eu.api-key=a", "partnero.clients.us.api-key=b")
                .withBean(PartneroAutoConfigurationTest.Shop.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(PartneroAutoConfigurationTest.Shop.class).transactions)
                            .isSameAs(context.getBean("partneroTransactions"));
                });
    }

    @Test
    void whatAProgramDoesNotSetItTakesFromTheDefaultOneButNotTheKey() {
        StarterFixture.runner()
                .withPropertyValues(
                        "partnero.api-key=secret",
                        "partnero.read-timeout=3s",
                        "partnero.proxy.host=proxy.example",
                        "partnero.health.min-calls=7",
                        "partnero.clients.eu.connect-timeout=1s",
                        "partnero.clients.eu.proxy.port=3128")
                .run(context -> {
                    PartneroClientProperties own =
                            context.getBean(PartneroClients.class).properties("eu");

                    assertThat(own.readTimeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(own.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(own.proxy().host()).isEqualTo("proxy.example");
                    assertThat(own.proxy().port()).isEqualTo(3128);
                    assertThat(own.health().minCalls()).isEqualTo(7);
                    assertThat(own.apiKey()).isNull();
                    assertThat(context.getBean(PartneroClientProperties.class).connectTimeout())
                            .isEqualTo(Duration.ofSeconds(2));
                });
    }

    @Test
    void aProgramRefusesOtherCurrenciesThanItsOwnWhichOthersDoNotInherit() {
        StarterFixture.runner(home)
                .withPropertyValues(
                        "partnero.program-currency=GBP",
                        "partnero.clients.eu.api-key=eu-key",
                        "partnero.clients.eu.base-url=" + eu.baseUrl())
                .withUserConfiguration(Shop.class)
                .run(context -> {
                    Shop shop = context.getBean(Shop.class);
                    NewTransaction dollars = sale("order-1").toBuilder()
                            .amount(Amount.of("1", "USD"))
                            .build();

                    assertThatThrownBy(() -> shop.home.create(dollars))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("the amount must be in GBP");
                    assertThat(home.received()).isEmpty();
                    eu.service().addCustomer("referrer");
                    eu.service().addCustomer("buyer").referredBy("referrer");
                    shop.eu.create(dollars);
                });
    }

    @Test
    void environmentVariablesNameProgramsToo() {
        StarterFixture.runner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "PARTNERO_API_KEY", home.apiKey(),
                                        "PARTNERO_BASE_URL", home.baseUrl(),
                                        "PARTNERO_CLIENTS_EU_API_KEY", "eu-key",
                                        "PARTNERO_CLIENTS_EU_BASE_URL", eu.baseUrl()))))
                .run(context -> {
                    PartneroClients clients = context.getBean(PartneroClients.class);

                    assertThat(clients.get("default").transactions().find("order-1"))
                            .isEmpty();
                    assertThat(clients.get("eu").transactions().find("order-1")).isEmpty();
                });
    }

    @Test
    void anUnknownProgramIsRefusedWithTheLineToWrite() {
        StarterFixture.runner(home)
                .run(context -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> context.getBean(PartneroClients.class).get("us"))
                        .withMessageContaining("partnero.clients.us.api-key"));
    }

    @Test
    void theApplicationsClientDoesNotAffectNamedOnes() {
        StarterFixture.runner(home)
                .withPropertyValues(
                        "partnero.clients.eu.api-key=eu-key", "partnero.clients.eu.base-url=" + eu.baseUrl())
                .withBean("fake", Partnero.class, InMemoryPartnero::create)
                .run(context -> {
                    assertThat(context.getBean(Partnero.class)).isSameAs(context.getBean("fake"));
                    assertThat(context.getBean("euPartneroTransactions", PartneroTransactions.class)
                                    .find("order-1"))
                            .isEmpty();
                });
    }

    static class Shop {
        final PartneroTransactions home;
        final PartneroTransactions eu;
        final PartneroBalances euBalances;

        Shop(
                PartneroTransactions home,
                @Qualifier("eu") PartneroTransactions eu,
                @Qualifier("eu") PartneroBalances euBalances) {
            this.home = home;
            this.eu = eu;
            this.euBalances = euBalances;
        }
    }
}
