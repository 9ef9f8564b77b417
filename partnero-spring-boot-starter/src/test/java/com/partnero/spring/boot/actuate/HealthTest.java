package com.partnero.spring.boot.actuate;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.partnero.Operation;
import com.partnero.PartneroTransactions;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroConcurrencyLimitException;
import com.partnero.spi.CallObserver;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Health is what real calls say of it. */
class HealthTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final ApplicationContextRunner runner =
            StarterFixture.runner(emulator).withPropertyValues("partnero.retry.max-attempts=1");

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void itIsUnknownUntilTheFirstCallAndMakesNone() {
        runner.run(context -> {
            assertThat(status(context)).isEqualTo(Status.UNKNOWN);
            assertThat(emulator.requests()).isEmpty();
        });
    }

    @Test
    void aCallThatSucceedsMakesItUp() {
        runner.run(context -> {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            assertThat(status(context)).isEqualTo(Status.UP);
            assertThat(details(context)).containsEntry("calls", 1).containsEntry("failures", 0);
        });
    }

    @Test
    void aRefusedKeyDegradesItUntilACallSucceeds() {
        runner.run(context -> {
            call(context);
            emulator.faults().next(Fault.UNAUTHORIZED);
            call(context);

            assertThat(status(context)).isEqualTo(PartneroHealthIndicator.DEGRADED);
            assertThat(details(context)).containsEntry("reason", "the service rejects the API key");

            call(context);

            assertThat(status(context)).isEqualTo(Status.UP);
        });
    }

    @Test
    void tooManyFailuresDegradeItButNotBeforeThereAreEnoughCalls() {
        runner.run(context -> {
            emulator.faults().always(Fault.UNAVAILABLE);
            for (int i = 0; i < 4; i++) {
                call(context);
            }

            assertThat(status(context)).isEqualTo(Status.UP);

            call(context);

            assertThat(status(context)).isEqualTo(PartneroHealthIndicator.DEGRADED);
        });
    }

    @Test
    void aShopThatNeedsPartneroCanMakeHealthCritical() {
        runner.withPropertyValues("partnero.health.critical=true", "partnero.health.min-calls=2")
                .run(context -> {
                    emulator.faults().next(Fault.UNAUTHORIZED);
                    call(context);
                    assertThat(status(context)).isEqualTo(Status.OUT_OF_SERVICE);

                    call(context);
                    emulator.faults().always(Fault.UNAVAILABLE);
                    call(context);
                    assertThat(status(context)).isEqualTo(Status.DOWN);
                });
    }

    @Test
    void aCallersMistakeIsNotAFailure() {
        runner.run(context -> {
            emulator.faults().always(Fault.status(422));
            for (int i = 0; i < 10; i++) {
                call(context);
            }

            assertThat(status(context)).isEqualTo(Status.UP);
        });
    }

    @Test
    void callsOutsideTheWindowAreForgottenIncludingARefusedKey() {
        AtomicLong now = new AtomicLong(1_000_000);
        RecentCalls calls = new RecentCalls(now::get, false);
        Duration window = Duration.ofMinutes(5);
        CallObserver call = calls.callStarted(Operation.CREATE);
        for (int i = 0; i < 2_000; i++) {
            call.succeeded(false);
        }
        call.failed(new PartneroAuthenticationException(Failure.of(Operation.CREATE, Outcome.NOT_APPLIED, "refused")));

        assertThat(calls.within(window).calls()).isEqualTo(512);
        assertThat(calls.within(window).keyRefused()).isTrue();

        now.addAndGet(window.plusMinutes(1).toMillis());

        assertThat(calls.within(window)).isEqualTo(new RecentCalls.Window(0, 0, false));
    }

    @Test
    void aCallThatTheClientsOwnLimitTurnedAwaySaysNothing() {
        RecentCalls calls = new RecentCalls(() -> 1_000_000, false);

        calls.callStarted(Operation.CREATE)
                .failed(new PartneroConcurrencyLimitException(
                        Failure.of(Operation.CREATE, Outcome.NOT_APPLIED, "too many")));

        assertThat(calls.within(Duration.ofMinutes(5)).calls()).isZero();
    }

    @Test
    void afterATimeWithoutCallsItIsUnknownAgain() throws Exception {
        runner.withPropertyValues("partnero.health.window=1ms").run(context -> {
            call(context);

            await(() -> status(context).equals(Status.UNKNOWN));
        });
    }

    @Test
    void itCanBeSwitchedOff() {
        runner.withPropertyValues("management.health.partnero.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("partneroHealthIndicator"));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void call(ApplicationContext context) {
        var unused =
                catchThrowable(() -> context.getBean(PartneroTransactions.class).find("order-1042"));
    }

    private static Status status(ApplicationContext context) {
        return health(context).getStatus();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(ApplicationContext context) {
        return (Map<String, Object>) health(context).getDetails().get("default");
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("partneroHealthIndicator", HealthIndicator.class).health();
    }
}
