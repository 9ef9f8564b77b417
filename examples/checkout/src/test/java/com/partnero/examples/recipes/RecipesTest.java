package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.examples.recipes.shop.Orders;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Every recipe starts, and those that can be seen to work are. */
class RecipesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PartneroAutoConfiguration.class));

    @Test
    void aSaleIsRecordedByTheInjectedPort() {
        runner.withUserConfiguration(Recipes.InMemory.class, Orders.class).run(context -> {
            context.getBean(Orders.class).paid("order-1042", "customer_456", "99.99");

            assertThat(context.getBean(InMemoryPartnero.class).service().transactions("order-1042"))
                    .hasSize(1);
        });
    }

    @Test
    void severalProgramsTakeTheirConnectionFromOneBean() {
        runner.withUserConfiguration(Recipes.Emulated.class, Recipes.EuropeanOrders.class, Recipes.OwnHttpClient.class)
                .withPropertyValues("partnero.clients.eu.application=shop/eu")
                .run(context -> {
                    assertThat(context.getBean(Recipes.EuropeanOrders.class).isRecorded("order-1042"))
                            .isFalse();
                    assertThat(context.getBean(PartneroEmulator.class)
                                    .requests()
                                    .get(0)
                                    .header("X-Shop"))
                            .isEqualTo("main");
                });
    }

    @Test
    void oneProgramMayHaveATransportOfItsOwn() {
        runner.withUserConfiguration(Recipes.OwnTransport.class)
                .withPropertyValues("partnero.api-key=key", "partnero.clients.eu.api-key=key")
                .run(context -> {
                    PartneroClients clients = context.getBean(PartneroClients.class);

                    assertThat(clients.get("eu")).isInstanceOf(InMemoryPartnero.class);
                    assertThat(clients.get("default")).isNotInstanceOf(InMemoryPartnero.class);
                });
    }

    @Test
    void theKeyMayRotate() {
        try (PartneroEmulator emulator = PartneroEmulator.start()) {
            runner.withUserConfiguration(Recipes.Customizing.class, Recipes.Logging.class)
                    .withBean("vault", Supplier.class, () -> emulator::apiKey)
                    .withPropertyValues("partnero.base-url=" + emulator.baseUrl())
                    .run(context -> assertThat(context.getBean(Partnero.class)
                                    .transactions()
                                    .find("order-1042"))
                            .isEmpty());
        }
    }

    @Test
    void plainSpringStartsWithoutAKeyToo() {
        try (var context = new AnnotationConfigApplicationContext(Recipes.PlainSpring.class)) {
            assertThat(context.containsBeanDefinition("partneroTransactions")).isTrue();
        }
    }
}
