package com.partnero.spring.boot.observation;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.partnero.Amount;
import com.partnero.Operation;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.micrometer.DefaultPartneroCallObservationConvention;
import com.partnero.micrometer.PartneroCallObservationContext;
import com.partnero.micrometer.PartneroCallObservationConvention;
import com.partnero.spi.CallObserver;
import com.partnero.spring.boot.PartneroCustomizer;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a dashboard is given: the names and tags that are documented, and no others. */
class ObservationTest {

    private static final AutoConfigurations BOOT = AutoConfigurations.of(
            MetricsAutoConfiguration.class,
            CompositeMeterRegistryAutoConfiguration.class,
            SimpleMetricsExportAutoConfiguration.class,
            ObservationAutoConfiguration.class);

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final ApplicationContextRunner runner =
            StarterFixture.runner(emulator).withConfiguration(BOOT);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void aCallIsATimerWithTheDocumentedTags() {
        runner.run(context -> {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            Timer timer = context.getBean(MeterRegistry.class)
                    .get("partnero.client.call")
                    .timer();
            assertThat(timer.count()).isEqualTo(1);
            assertThat(tags(timer))
                    .isEqualTo(Map.of(
                            "operation", "transactions.create",
                            "client", "default",
                            "outcome", "success",
                            "error.type", "none"));
        });
    }

    @Test
    void countersAreAtZeroBeforeTheFirstCall() {
        runner.withPropertyValues("partnero.clients.eu.api-key=key").run(context -> {
            for (String client : List.of("default", "eu")) {
                assertThat(context.getBean(MeterRegistry.class)
                                .get("partnero.client.unknown")
                                .tag("client", client)
                                .tag("operation", "transactions.create")
                                .counter()
                                .count())
                        .isZero();
            }
        });
    }

    @Test
    void anObserverOfACustomizerJoinsTheMetrics() {
        List<Operation> seen = new ArrayList<>();
        runner.withBean(
                        PartneroCustomizer.class,
                        () -> (client, builder) -> builder.observer(operation -> {
                            seen.add(operation);
                            return CallObserver.NONE;
                        }))
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    assertThat(seen).containsExactly(Operation.CREATE);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("partnero.client.call")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void aRequestIsATimerWithTheTagsThatSpringsOwnClientsHave() {
        runner.run(context -> {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            Timer timer = context.getBean(MeterRegistry.class)
                    .get("http.client.requests")
                    .timer();
            assertThat(tags(timer))
                    .isEqualTo(Map.of(
                            "method", "POST",
                            "uri", "/transactions",
                            "status", String.valueOf(emulator.requests().get(0).status()),
                            "outcome", "SUCCESS",
                            "exception", "none",
                            "client.name", "127.0.0.1",
                            "error", "none"));
        });
    }

    @Test
    void retriesAreInsideOfOneCall() {
        emulator.faults().next(Fault.RATE_LIMIT).then(Fault.RATE_LIMIT);
        runner.withPropertyValues("partnero.retry.throttle-base-delay=1ms").run(context -> {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("partnero.client.call").timer().count()).isEqualTo(1);
            assertThat(meters.get("http.client.requests")
                            .tag("status", "429")
                            .timer()
                            .count())
                    .isEqualTo(2);
            assertThat(meters.get("partnero.client.retries")
                            .tag("client", "default")
                            .tag("operation", "transactions.create")
                            .tag("reason", "rate-limited")
                            .counter()
                            .count())
                    .isEqualTo(2);
            assertThat(meters.get("partnero.client.retry.quota")
                            .tag("client", "default")
                            .gauge()
                            .value())
                    .as("a 429 costs no quota")
                    .isEqualTo(500);
        });
    }

    @Test
    void aVerifiedLostAnswerHasTheOutcomeVerified() {
        emulator.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        runner.run(context -> {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(tags(meters.get("partnero.client.call").timer())).containsEntry("outcome", "verified");
            assertThat(meters.get("partnero.client.verifications")
                            .tag("result", "same")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("http.client.requests")
                            .tag("status", "IO_ERROR")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void aFailureHasAShortNameAndSaysWhatItDidToTheMoney() {
        runner.withPropertyValues("partnero.retry.max-attempts=1").run(context -> {
            PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
            PartneroBalances balances = context.getBean(PartneroBalances.class);

            emulator.faults().next(Fault.UNAUTHORIZED);
            assertThatException().isThrownBy(() -> transactions.find("a"));
            emulator.faults().next(Fault.LOSE_REQUEST);
            assertThatException().isThrownBy(() -> balances.credit("buyer", Amount.of("1", "EUR")));

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(tags(meters.get("partnero.client.call")
                            .tag("operation", "transactions.find")
                            .timer()))
                    .containsEntry("error.type", "authentication")
                    .containsEntry("outcome", "not-applied");
            assertThat(tags(meters.get("partnero.client.call")
                            .tag("operation", "balances.credit")
                            .timer()))
                    .containsEntry("error.type", "connection-lost")
                    .containsEntry("outcome", "unknown");
        });
    }

    @Test
    void requestsAreChildrenOfTheirCallAndNothingStaysOpen() {
        TestObservationRegistry registry = TestObservationRegistry.create();
        StarterFixture.runner(emulator)
                .withBean(ObservationRegistry.class, () -> registry)
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    TestObservationRegistryAssert.assertThat(registry)
                            .hasNumberOfObservationsEqualTo(2)
                            .doesNotHaveAnyRemainingCurrentObservation();
                    TestObservationRegistryAssert.assertThat(registry)
                            .hasObservationWithNameEqualTo("partnero.client.call")
                            .that()
                            .hasContextualNameEqualTo("partnero transactions.create")
                            .hasBeenStarted()
                            .hasBeenStopped();
                    TestObservationRegistryAssert.assertThat(registry)
                            .hasObservationWithNameEqualTo("http.client.requests")
                            .that()
                            .hasContextualNameEqualTo("http post")
                            .hasParentObservationContextMatching(PartneroCallObservationContext.class::isInstance)
                            .hasBeenStopped();
                });
    }

    @Test
    void theApplicationsConventionsReplaceOurs() {
        runner.withBean(PartneroCallObservationConvention.class, () -> new DefaultPartneroCallObservationConvention() {
                    @Override
                    public KeyValues getLowCardinalityKeyValues(PartneroCallObservationContext context) {
                        return super.getLowCardinalityKeyValues(context).and("shop", "one");
                    }
                })
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    assertThat(tags(context.getBean(MeterRegistry.class)
                                    .get("partnero.client.call")
                                    .timer()))
                            .containsEntry("shop", "one");
                });
    }

    @Test
    void retrofitIsObservedTheSameWay() {
        runner.withPropertyValues("partnero.transport=retrofit").run(context -> {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("partnero.client.call").timer().count()).isEqualTo(1);
            assertThat(tags(meters.get("http.client.requests").timer()))
                    .containsEntry(
                            "status", String.valueOf(emulator.requests().get(0).status()));
        });
    }

    @Test
    void withoutMicrometerTheClientWorksAllTheSame() {
        StarterFixture.runner(emulator)
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    assertThat(emulator.service().transactions("order-1042")).hasSize(1);
                    assertThat(context).doesNotHaveBean("partneroMeters").doesNotHaveBean("partneroObservations");
                });
    }

    @Test
    void withoutARegistryOfMetersTheClientWorksAllTheSame() {
        StarterFixture.runner(emulator)
                .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
                .withBean(ObservationRegistry.class, TestObservationRegistry::create)
                .run(context -> {
                    context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                    TestObservationRegistryAssert.assertThat(
                                    (TestObservationRegistry) context.getBean(ObservationRegistry.class))
                            .hasNumberOfObservationsEqualTo(2);
                });
    }

    private static Map<String, String> tags(Timer timer) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : timer.getId().getTags()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        return tags;
    }
}
