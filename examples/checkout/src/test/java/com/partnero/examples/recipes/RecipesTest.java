package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.errors.ServiceReply;
import com.partnero.examples.recipes.shop.Orders;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
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
    void metricsNeedNoSpring() {
        MeterRegistry meters = new SimpleMeterRegistry();

        try (Partnero partnero = Recipes.withMetrics("key", meters)) {
            assertThat(partnero).isNotNull();
            assertThat(meters.get("partnero.client.unknown").counters()).isNotEmpty();
            assertThat(meters.get("partnero.client.retry.quota").gauge().value())
                    .isPositive();
        }
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void aRefusalNamesItsFieldsAndNothingElseRepeatsTheServicesMessage() {
        Recipes.PartneroAdvice advice = new Recipes.PartneroAdvice();
        Failure failure = Failure.of(Operation.CREATE, Outcome.NOT_APPLIED, "HTTP 422")
                .reply(ServiceReply.of(422).withFieldErrors(Map.of("amount", List.of("The amount must be a number."))));

        assertThat(advice.refused(new PartneroValidationException(failure)).getProperties())
                .containsEntry("fields", failure(failure));
        assertThat(advice.failed(new PartneroServerException(failure)).getProperties())
                .containsOnly(Map.entry("applied", "no"));
    }

    private static Map<String, List<String>> failure(Failure failure) {
        return new PartneroValidationException(failure).fieldErrors();
    }

    @Test
    void plainSpringStartsWithoutAKeyToo() {
        try (var context = new AnnotationConfigApplicationContext(Recipes.PlainSpring.class)) {
            assertThat(context.containsBeanDefinition("partneroTransactions")).isTrue();
        }
    }
}
