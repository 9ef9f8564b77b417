package com.partnero.spring.boot.actuate;

import static com.partnero.spring.boot.Starter.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.partnero.Operation;
import com.partnero.PartneroTransactions;
import com.partnero.spi.CallObserver;
import com.partnero.spring.boot.Starter;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.faults.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Health is what real calls say of it. */
class HealthTest {

    private final PartneroEmulator emulator = Starter.emulator();
    private final ApplicationContextRunner runner =
            Starter.runner(emulator).withPropertyValues("partnero.retry.max-attempts=1");

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
    void aRefusedKeyTakesItOutOfServiceUntilACallSucceeds() {
        runner.run(context -> {
            call(context);
            emulator.faults().next(Fault.UNAUTHORIZED);
            call(context);
            assertThat(status(context)).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(details(context)).containsEntry("reason", "the service refuses the API key");

            call(context);
            assertThat(status(context)).isEqualTo(Status.UP);
        });
    }

    @Test
    void tooManyFailuresMakeItDownButNotBeforeThereAreEnoughCalls() {
        runner.run(context -> {
            emulator.faults().always(Fault.UNAVAILABLE);
            for (int i = 0; i < 4; i++) {
                call(context);
            }
            assertThat(status(context)).isEqualTo(Status.UP);

            call(context);
            assertThat(status(context)).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void whatTheCallerDidWrongIsNoFailure() {
        runner.run(context -> {
            emulator.faults().always(Fault.status(422));
            for (int i = 0; i < 10; i++) {
                call(context);
            }

            assertThat(status(context)).isEqualTo(Status.UP);
        });
    }

    @Test
    void oldCallsAreForgotten() {
        AtomicLong now = new AtomicLong(1_000_000);
        RecentCalls calls = new RecentCalls(now::get);
        CallObserver call = calls.callStarted(Operation.CREATE);
        for (int i = 0; i < 2_000; i++) {
            call.succeeded(false);
        }

        assertThat(calls.within(Duration.ofMinutes(5)).calls()).isEqualTo(512);
        now.addAndGet(Duration.ofMinutes(6).toMillis());
        assertThat(calls.within(Duration.ofMinutes(5)).calls()).isZero();
    }

    @Test
    void itCanBeSwitchedOff() {
        runner.withPropertyValues("management.health.partnero.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("partneroHealthIndicator"));
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
