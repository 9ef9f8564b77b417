package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What look-ups make of lost answers, and what looking first saves. */
final class LookUpCases {

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String DELETE = "DELETE";
    private static final FaultAction ERROR = FaultAction.answer(Answer.json(500, "{}"));
    private static final FaultAction RESET = (pending, exchange) -> exchange.reset();
    private static final FaultAction LOST = RESET.afterCommit();
    private static final FaultAction EMPTY_LIST =
            FaultAction.answer(Answer.json(200, "{\"data\":[],\"links\":{\"next\":null},\"status\":1}"));

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    LookUpCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /** What a case does with a ledger and a client of its own. */
    @FunctionalInterface
    private interface Play {
        void with(Ledger ledger, Partnero partnero) throws Exception;
    }

    private void testCase(String name, Play play) {
        cases.add(new Case(name, () -> {
            try (Ledger ledger = new Ledger();
                    Partnero partnero = fixture.client(ledger.baseUrl(), TimeOuts.PATIENT)) {
                play.with(ledger, partnero);
            }
        }));
    }

    private CallResult run(Op op, Partnero partnero) throws Exception {
        return fixture.run(TimeOuts.PATIENT, () -> op.call(partnero));
    }

    List<Case> all() {
        create();
        inTime();
        delete();
        batch();
        createIfAbsent();
        return cases;
    }

    private void create() {
        testCase("a look-up that fails for a moment is made again", (ledger, partnero) -> {
            ledger.onNext(POST, LOST);
            ledger.onNext(GET, ERROR, RESET);

            checkMade(run(Op.CREATE, partnero), ledger, 1);
        });
        testCase("a sale that shows late is found by another look-up", (ledger, partnero) -> {
            ledger.onNext(POST, LOST);
            ledger.onNext(GET, EMPTY_LIST);

            checkMade(run(Op.CREATE, partnero), ledger, 1);
        });
        testCase("a sale that never shows stays unknown and is not sent again", (ledger, partnero) -> {
            ledger.onNext(POST, LOST);
            ledger.onEvery(GET, EMPTY_LIST);

            run(Op.CREATE, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        testCase("a look-up that keeps failing leaves the first failure, unknown", (ledger, partnero) -> {
            ledger.onNext(POST, ERROR.afterCommit());
            ledger.onEvery(GET, RESET);

            PartneroException unknown = run(Op.CREATE, partnero).failed(PartneroServerException.class, Outcome.UNKNOWN);

            assertThat(unknown.status()).isEqualTo(500);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        testCase("another sale under the key is a conflict", (ledger, partnero) -> {
            ledger.record(Canary.KEY, "12.34", Canary.CUSTOMER);
            ledger.onNext(POST, ERROR);

            run(Op.CREATE, partnero).failed(PartneroConflictException.class, Outcome.UNKNOWN);

            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        testCase("two sales under the key are a conflict", (ledger, partnero) -> {
            ledger.record(Canary.KEY);
            ledger.record(Canary.KEY);
            ledger.onNext(POST, ERROR);

            run(Op.CREATE, partnero).failed(PartneroConflictException.class, Outcome.UNKNOWN);
        });
    }

    /** The last fifth of a call is kept for finding out. */
    private void inTime() {
        TimeOuts timeOuts = TimeOuts.ofMillis(10_000, 10_000, 2_500);
        FaultAction silence = (pending, exchange) -> exchange.hold();
        for (Op op : List.of(Op.CREATE, Op.CREATE_IF_ABSENT, Op.CREATE_ALL, Op.DELETE)) {
            cases.add(new Case(op + " without an answer until the deadline is looked up before it", () -> {
                try (Ledger ledger = new Ledger();
                        Partnero partnero = fixture.client(ledger.baseUrl(), timeOuts)) {
                    op.prepare(ledger);
                    ledger.onNext(op.method(), silence.afterCommit());

                    fixture.run(timeOuts, () -> op.call(partnero)).succeeded();

                    assertThat(ledger.count(op.method())).isEqualTo(1);
                }
            }));
        }
    }

    private void delete() {
        testCase("a delete of a missing transaction is not found", (ledger, partnero) -> {
            PartneroException missing =
                    run(Op.DELETE, partnero).failed(PartneroNotFoundException.class, Outcome.NOT_APPLIED);

            assertThat(missing.status()).isEqualTo(404);
            assertThat(ledger.count(DELETE)).isEqualTo(1);
        });
        testCase(
                "a delete if exists of a missing transaction is false",
                (ledger, partnero) -> assertThat(
                                run(Op.DELETE_IF_EXISTS, partnero).succeeded())
                        .isEqualTo(false));
        testCase("a delete that takes effect after the look-up ends with the 404 of the second", (ledger, partnero) -> {
            ledger.record(Canary.KEY);
            PendingRequest[] delete = new PendingRequest[1];
            ledger.onNext(DELETE, (pending, exchange) -> {
                delete[0] = pending;
                exchange.reset();
            });
            ledger.onNext(GET, (pending, exchange) -> {
                pending.carryOut().to(exchange);
                delete[0].carryOut();
            });

            assertThat(run(Op.DELETE_IF_EXISTS, partnero).succeeded()).isEqualTo(true);

            assertThat(ledger.count(DELETE)).isEqualTo(2);
            assertThat(ledger.backEnd().deletions()).isEqualTo(1);
        });
        for (Op op : List.of(Op.DELETE, Op.DELETE_IF_EXISTS)) {
            testCase("a lost " + op + " where several rows have the key is unknown", (ledger, partnero) -> {
                ledger.record(Canary.KEY);
                ledger.record(Canary.KEY);
                ledger.record(Canary.KEY);
                ledger.onNext(DELETE, LOST);

                run(op, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

                assertThat(ledger.count(DELETE)).isEqualTo(1);
                assertThat(ledger.backEnd().rows(Canary.KEY)).isEqualTo(2);
            });
        }
        testCase("a lost delete whose look-up fails is unknown", (ledger, partnero) -> {
            ledger.record(Canary.KEY);
            ledger.onNext(DELETE, LOST);
            ledger.onEvery(GET, ERROR);

            run(Op.DELETE, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(ledger.count(DELETE)).isEqualTo(1);
        });
    }

    private void batch() {
        testCase("a batch of which one sale was recorded is unknown, and says which", (ledger, partnero) -> {
            ledger.onNext(POST, (pending, exchange) -> {
                ledger.record(Sales.SECOND_KEY);
                exchange.reset();
            });

            PartneroException unknown =
                    run(Op.CREATE_ALL, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(unknown.recorded()).extracting(Transaction::key).containsExactly(Sales.SECOND_KEY);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        testCase("a batch that is answered by fewer sales is looked up", (ledger, partnero) -> {
            ledger.onNext(
                    POST,
                    FaultAction.answer(Answer.json(200, "{\"data\":[],\"status\":1}"))
                            .afterCommit());

            List<?> made = (List<?>) run(Op.CREATE_ALL, partnero).succeeded();

            assertThat(made).hasSize(2);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
    }

    private void createIfAbsent() {
        testCase("createIfAbsent finds the sale and sends nothing", (ledger, partnero) -> {
            ledger.record(Canary.KEY);

            Transaction found = (Transaction) run(Op.CREATE_IF_ABSENT, partnero).succeeded();

            assertThat(found.key()).isEqualTo(Canary.KEY);
            assertThat(ledger.count(POST)).isZero();
        });
        testCase("createIfAbsent finds another sale: a conflict, nothing sent", (ledger, partnero) -> {
            ledger.record(Canary.KEY, "12.34", Canary.CUSTOMER);

            run(Op.CREATE_IF_ABSENT, partnero).failed(PartneroConflictException.class, Outcome.NOT_APPLIED);

            assertThat(ledger.count(POST)).isZero();
        });
        testCase("createIfAbsent that cannot look sends nothing", (ledger, partnero) -> {
            ledger.onEvery(GET, ERROR);

            run(Op.CREATE_IF_ABSENT, partnero).failed(PartneroServerException.class, Outcome.NOT_APPLIED);

            assertThat(ledger.count(GET)).isEqualTo(3);
            assertThat(ledger.count(POST)).isZero();
        });
        testCase("two threads that create one sale if absent send it once", (ledger, partnero) -> {
            CountDownLatch posted = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            ledger.onNext(POST, (pending, exchange) -> {
                posted.countDown();
                exchange.hold(go);
                pending.carryOut().to(exchange);
            });
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Future<CallResult> one = threads.submit(() -> run(Op.CREATE_IF_ABSENT, partnero));
            posted.await();
            Future<CallResult> other = threads.submit(() -> run(Op.CREATE_IF_ABSENT, partnero));
            threads.shutdown();

            // Time enough to send it twice, for a client that would.
            Eventually.isTrue(Duration.ofMillis(300), () -> ledger.count(POST) > 1);
            go.countDown();

            assertThat(((Transaction) one.get().succeeded()).key()).isEqualTo(Canary.KEY);
            assertThat(((Transaction) other.get().succeeded()).key()).isEqualTo(Canary.KEY);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
    }

    private static void checkMade(CallResult ran, Ledger ledger, int posts) {
        Transaction made = (Transaction) ran.succeeded();
        assertThat(made.key()).isEqualTo(Canary.KEY);
        assertThat(made.isVerified()).isTrue();
        assertThat(ledger.count(POST)).isEqualTo(posts);
        assertThat(ledger.backEnd().rows(Canary.KEY)).isEqualTo(1);
    }
}
