package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.testkit.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Cases about interrupts: each ends a call within 250 ms, wherever the call is, and the interrupt flag stays set. */
final class InterruptCases {

    private static final TimeOuts TIME_OUTS = TimeOuts.ofMillis(5_000, 20_000, 30_000);
    private static final Duration SOON = Duration.ofMillis(250);

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    InterruptCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        for (PortMethod method : PortMethod.values()) {
            Outcome sent = method.kind() == PortMethod.Kind.READ ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
            interrupted(method, "waits for the answer", sent, (pending, exchange) -> exchange.hold());
            interrupted(method, "waits for the rest of the answer", sent, (pending, exchange) -> {
                exchange.write(Responses.head(pending.carryOut(), 500) + "{");
                exchange.hold();
            });
            cases.add(new Case("an interrupt ends " + method + " while it waits for Retry-After", () -> {
                try (FaultyService service = new FaultyService()) {
                    method.prepare(service);
                    service.onEvery(
                            method.httpMethod(),
                            FaultAction.answer(Response.json(429, "{\"message\":\"Too Many Attempts.\"}")
                                    .with("Retry-After", "20")));
                    CountDownLatch waits = new CountDownLatch(1);
                    interrupt(method, service, Outcome.NOT_APPLIED, waits, CountDownLatch::countDown);
                }
            }));
            cases.add(new Case("an interrupted thread sends no " + method, () -> before(method)));
        }
        for (PortMethod method : List.of(PortMethod.CREATE, PortMethod.CREATE_ALL, PortMethod.DELETE)) {
            cases.add(new Case("an interrupt ends " + method + " while it looks up a lost answer", () -> {
                try (FaultyService service = new FaultyService()) {
                    service.onEvery(method.httpMethod(), (pending, exchange) -> exchange.reset());
                    CountDownLatch reached = reached(service, "GET", (pending, exchange) -> exchange.hold());
                    interrupt(method, service, Outcome.UNKNOWN, reached, latch -> {});
                }
            }));
        }
        return cases;
    }

    private void interrupted(PortMethod method, String moment, Outcome outcome, FaultAction action) {
        cases.add(new Case("an interrupt ends " + method + " while it " + moment, () -> {
            try (FaultyService service = new FaultyService()) {
                method.prepare(service);
                interrupt(method, service, outcome, reached(service, method.httpMethod(), action), latch -> {});
            }
        }));
    }

    private static CountDownLatch reached(FaultyService service, String httpMethod, FaultAction action) {
        CountDownLatch reached = new CountDownLatch(1);
        service.onEvery(httpMethod, (pending, exchange) -> {
            reached.countDown();
            action.apply(pending, exchange);
        });
        return reached;
    }

    /**
     * Interrupts a call at a given moment.
     *
     * @param moment counted down at that moment
     * @param onRetry called with the moment when the call begins to wait for its next attempt
     */
    private void interrupt(
            PortMethod method,
            FaultyService service,
            Outcome outcome,
            CountDownLatch moment,
            Consumer<CountDownLatch> onRetry)
            throws Exception {
        PartneroBuilder<?> builder = fixture.builder(service.baseUrl(), TIME_OUTS);
        builder.observer(operation -> new CallObserver() {
            @Override
            public void retrying(AttemptFailedException failure, Duration pause) {
                onRetry.accept(moment);
            }
        });
        try (Partnero partnero = builder.build()) {
            AtomicReference<EndedCall> ended = new AtomicReference<>();
            AtomicBoolean flag = new AtomicBoolean();
            Thread caller = new Thread(
                    () -> {
                        ended.set(EndedCall.of(() -> method.call(partnero)));
                        flag.set(Thread.currentThread().isInterrupted());
                    },
                    "partnero-contract-caller");
            caller.start();
            assertThat(moment.await(10, TimeUnit.SECONDS))
                    .as("the moment has come")
                    .isTrue();
            Eventually.isTrue(Duration.ofSeconds(1), () -> isWaiting(caller));

            long start = System.nanoTime();
            caller.interrupt();
            caller.join(10_000);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

            assertThat(caller.isAlive()).as("the call has not ended").isFalse();
            assertThat(elapsed).as("time to end").isLessThanOrEqualTo(fixture.allowing(SOON, start));
            PartneroException failed = ended.get().failed(PartneroInterruptedException.class, outcome);
            Canary.assertSilent(failed);
            assertThat(flag).as("interrupt flag").isTrue();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private void before(PortMethod method) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TIME_OUTS)) {
            method.prepare(service);
            Thread.currentThread().interrupt();
            EndedCall result = EndedCall.of(() -> method.call(partnero));
            boolean flag = Thread.interrupted();

            result.failed(PartneroInterruptedException.class, Outcome.NOT_APPLIED);
            assertThat(flag).as("interrupt flag").isTrue();
            assertThat(service.requests()).isEmpty();
        }
    }
}
