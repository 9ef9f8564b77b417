package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** An interrupt ends a call within 250 ms, wherever it is, and stays visible. */
final class InterruptCases {

    private static final TimeOuts PACE = TimeOuts.ofMillis(5_000, 20_000, 30_000);
    private static final Duration SOON = Duration.ofMillis(250);

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    InterruptCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        for (Op op : Op.values()) {
            Outcome sent = op.row() == Op.Row.READ ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
            interrupted(op, "waits for the answer", sent, op.method(), (pending, exchange) -> exchange.hold());
            interrupted(op, "waits for the rest of the answer", sent, op.method(), (pending, exchange) -> {
                exchange.write(pending.carryOut().head(500) + "{");
                exchange.hold();
            });
            cases.add(new Case("an interrupt ends " + op + " while it waits because the service asked it to", () -> {
                try (Ledger ledger = new Ledger()) {
                    op.prepare(ledger);
                    ledger.onEvery(
                            op.method(),
                            FaultAction.answer(Answer.json(429, "{}").with("Retry-After", "20")));
                    CountDownLatch waits = new CountDownLatch(1);
                    interrupt(op, ledger, Outcome.NOT_APPLIED, waits, CountDownLatch::countDown);
                }
            }));
            cases.add(new Case("an interrupted thread sends no " + op, () -> before(op)));
        }
        for (Op op : List.of(Op.CREATE, Op.CREATE_ALL, Op.DELETE)) {
            cases.add(new Case("an interrupt ends " + op + " while it looks a lost answer up", () -> {
                try (Ledger ledger = new Ledger()) {
                    ledger.onEvery(op.method(), (pending, exchange) -> exchange.reset());
                    CountDownLatch reached = reached(ledger, "GET", (pending, exchange) -> exchange.hold());
                    interrupt(op, ledger, Outcome.UNKNOWN, reached, latch -> {});
                }
            }));
        }
        return cases;
    }

    private void interrupted(Op op, String moment, Outcome outcome, String method, FaultAction action) {
        cases.add(new Case("an interrupt ends " + op + " while it " + moment, () -> {
            try (Ledger ledger = new Ledger()) {
                op.prepare(ledger);
                interrupt(op, ledger, outcome, reached(ledger, method, action), latch -> {});
            }
        }));
    }

    private static CountDownLatch reached(Ledger ledger, String method, FaultAction action) {
        CountDownLatch reached = new CountDownLatch(1);
        ledger.onEvery(method, (pending, exchange) -> {
            reached.countDown();
            action.apply(pending, exchange);
        });
        return reached;
    }

    /**
     * Interrupts a call at its moment.
     *
     * @param moment counted down when the moment has come
     * @param onRetry what to do with it when the call begins to wait for its next attempt
     */
    private void interrupt(
            Op op, Ledger ledger, Outcome outcome, CountDownLatch moment, Consumer<CountDownLatch> onRetry)
            throws Exception {
        PartneroBuilder<?> builder = fixture.builder(ledger.baseUrl(), PACE);
        builder.observer(operation -> new CallObserver() {
            @Override
            public void retrying(AttemptFailedException failure, Duration pause) {
                onRetry.accept(moment);
            }
        });
        try (Partnero partnero = builder.build()) {
            AtomicReference<CallResult> ended = new AtomicReference<>();
            AtomicBoolean flag = new AtomicBoolean();
            Thread caller = new Thread(
                    () -> {
                        ended.set(CallResult.of(() -> op.call(partnero)));
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

    private void before(Op op) throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = fixture.client(ledger.baseUrl(), PACE)) {
            op.prepare(ledger);
            Thread.currentThread().interrupt();
            CallResult ran = CallResult.of(() -> op.call(partnero));
            boolean flag = Thread.interrupted();

            ran.failed(PartneroInterruptedException.class, Outcome.NOT_APPLIED);
            assertThat(flag).as("interrupt flag").isTrue();
            assertThat(ledger.requests()).isEmpty();
        }
    }
}
