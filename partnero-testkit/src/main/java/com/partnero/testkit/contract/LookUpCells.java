package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroServerException;
import com.partnero.transactions.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What look-ups make of lost answers, and what looking first saves. */
final class LookUpCells {

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String DELETE = "DELETE";
    private static final Strike ERROR = Strike.answer(Answer.json(500, "{}"));
    private static final Strike RESET = (deed, exchange) -> exchange.reset();
    private static final Strike LOST = RESET.afterCommit();
    private static final Strike EMPTY_LIST =
            Strike.answer(Answer.json(200, "{\"data\":[],\"links\":{\"next\":null},\"status\":1}"));

    private final Bench bench;
    private final List<Cell> cells = new ArrayList<>();

    LookUpCells(Bench bench) {
        this.bench = bench;
    }

    /** What a cell does with a ledger and a client of its own. */
    @FunctionalInterface
    private interface Play {
        void with(Ledger ledger, Partnero partnero) throws Exception;
    }

    private void cell(String name, Play play) {
        cells.add(new Cell(name, () -> {
            try (Ledger ledger = new Ledger();
                    Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
                play.with(ledger, partnero);
            }
        }));
    }

    private Ran run(Op op, Partnero partnero) throws Exception {
        return bench.run(Pace.PATIENT, () -> op.call(partnero));
    }

    List<Cell> all() {
        create();
        inTime();
        delete();
        batch();
        createIfAbsent();
        return cells;
    }

    private void create() {
        cell("a look-up that fails for a moment is made again", (ledger, partnero) -> {
            ledger.onNext(POST, LOST);
            ledger.onNext(GET, ERROR, RESET);

            checkMade(run(Op.CREATE, partnero), ledger, 1);
        });
        cell("a sale that shows late is found by another look-up", (ledger, partnero) -> {
            ledger.onNext(POST, LOST);
            ledger.onNext(GET, EMPTY_LIST);

            checkMade(run(Op.CREATE, partnero), ledger, 1);
        });
        cell("a sale that never shows stays unknown and is not sent again", (ledger, partnero) -> {
            ledger.onNext(POST, LOST);
            ledger.onEvery(GET, EMPTY_LIST);

            run(Op.CREATE, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        cell("a look-up that keeps failing leaves the first failure, unknown", (ledger, partnero) -> {
            ledger.onNext(POST, ERROR.afterCommit());
            ledger.onEvery(GET, RESET);

            PartneroException unknown = run(Op.CREATE, partnero).failed(PartneroServerException.class, Outcome.UNKNOWN);

            assertThat(unknown.status()).isEqualTo(500);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        cell("another sale under the key is a conflict", (ledger, partnero) -> {
            ledger.record(Canary.KEY, "12.34", Canary.CUSTOMER);
            ledger.onNext(POST, ERROR);

            run(Op.CREATE, partnero).failed(PartneroConflictException.class, Outcome.UNKNOWN);

            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        cell("two sales under the key are a conflict", (ledger, partnero) -> {
            ledger.record(Canary.KEY);
            ledger.record(Canary.KEY);
            ledger.onNext(POST, ERROR);

            run(Op.CREATE, partnero).failed(PartneroConflictException.class, Outcome.UNKNOWN);
        });
    }

    /** The last fifth of a call is kept for finding out. */
    private void inTime() {
        Pace pace = Pace.ofMillis(10_000, 10_000, 2_500);
        Strike silence = (deed, exchange) -> exchange.hold();
        for (Op op : List.of(Op.CREATE, Op.CREATE_IF_ABSENT, Op.CREATE_ALL, Op.DELETE)) {
            cells.add(new Cell(op + " without an answer until the deadline is looked up before it", () -> {
                try (Ledger ledger = new Ledger();
                        Partnero partnero = bench.client(ledger.baseUrl(), pace)) {
                    op.prepare(ledger);
                    ledger.onNext(op.method(), silence.afterCommit());

                    bench.run(pace, () -> op.call(partnero)).succeeded();

                    assertThat(ledger.count(op.method())).isEqualTo(1);
                }
            }));
        }
    }

    private void delete() {
        cell("a delete of a missing transaction is not found", (ledger, partnero) -> {
            PartneroException missing =
                    run(Op.DELETE, partnero).failed(PartneroNotFoundException.class, Outcome.NOT_APPLIED);

            assertThat(missing.status()).isEqualTo(404);
            assertThat(ledger.count(DELETE)).isEqualTo(1);
        });
        cell(
                "a delete if exists of a missing transaction is false",
                (ledger, partnero) -> assertThat(
                                run(Op.DELETE_IF_EXISTS, partnero).succeeded())
                        .isEqualTo(false));
        cell("a delete that takes effect after the look-up ends with the 404 of the second", (ledger, partnero) -> {
            ledger.record(Canary.KEY);
            Deed[] pending = new Deed[1];
            ledger.onNext(DELETE, (deed, exchange) -> {
                pending[0] = deed;
                exchange.reset();
            });
            ledger.onNext(GET, (deed, exchange) -> {
                deed.carryOut().to(exchange);
                pending[0].carryOut();
            });

            assertThat(run(Op.DELETE_IF_EXISTS, partnero).succeeded()).isEqualTo(true);

            assertThat(ledger.count(DELETE)).isEqualTo(2);
            assertThat(ledger.books().deletions()).isEqualTo(1);
        });
        for (Op op : List.of(Op.DELETE, Op.DELETE_IF_EXISTS)) {
            cell("a lost " + op + " where several rows have the key is unknown", (ledger, partnero) -> {
                ledger.record(Canary.KEY);
                ledger.record(Canary.KEY);
                ledger.record(Canary.KEY);
                ledger.onNext(DELETE, LOST);

                run(op, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

                assertThat(ledger.count(DELETE)).isEqualTo(1);
                assertThat(ledger.books().rows(Canary.KEY)).isEqualTo(2);
            });
        }
        cell("a lost delete whose look-up fails is unknown", (ledger, partnero) -> {
            ledger.record(Canary.KEY);
            ledger.onNext(DELETE, LOST);
            ledger.onEvery(GET, ERROR);

            run(Op.DELETE, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(ledger.count(DELETE)).isEqualTo(1);
        });
    }

    private void batch() {
        cell("a batch of which one sale was recorded is unknown, and says which", (ledger, partnero) -> {
            ledger.onNext(POST, (deed, exchange) -> {
                ledger.record(Sales.SECOND_KEY);
                exchange.reset();
            });

            PartneroException unknown =
                    run(Op.CREATE_ALL, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(unknown.recorded()).extracting(Transaction::key).containsExactly(Sales.SECOND_KEY);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
        cell("a batch that is answered by fewer sales is looked up", (ledger, partnero) -> {
            ledger.onNext(
                    POST,
                    Strike.answer(Answer.json(200, "{\"data\":[],\"status\":1}"))
                            .afterCommit());

            List<?> made = (List<?>) run(Op.CREATE_ALL, partnero).succeeded();

            assertThat(made).hasSize(2);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
    }

    private void createIfAbsent() {
        cell("createIfAbsent finds the sale and sends nothing", (ledger, partnero) -> {
            ledger.record(Canary.KEY);

            Transaction found = (Transaction) run(Op.CREATE_IF_ABSENT, partnero).succeeded();

            assertThat(found.key()).isEqualTo(Canary.KEY);
            assertThat(ledger.count(POST)).isZero();
        });
        cell("createIfAbsent finds another sale: a conflict, nothing sent", (ledger, partnero) -> {
            ledger.record(Canary.KEY, "12.34", Canary.CUSTOMER);

            run(Op.CREATE_IF_ABSENT, partnero).failed(PartneroConflictException.class, Outcome.NOT_APPLIED);

            assertThat(ledger.count(POST)).isZero();
        });
        cell("createIfAbsent that cannot look sends nothing", (ledger, partnero) -> {
            ledger.onEvery(GET, ERROR);

            run(Op.CREATE_IF_ABSENT, partnero).failed(PartneroServerException.class, Outcome.NOT_APPLIED);

            assertThat(ledger.count(GET)).isEqualTo(3);
            assertThat(ledger.count(POST)).isZero();
        });
        cell("two threads that create one sale if absent send it once", (ledger, partnero) -> {
            CountDownLatch posted = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            ledger.onNext(POST, (deed, exchange) -> {
                posted.countDown();
                exchange.hold(go);
                deed.carryOut().to(exchange);
            });
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Future<Ran> one = threads.submit(() -> run(Op.CREATE_IF_ABSENT, partnero));
            posted.await();
            Future<Ran> other = threads.submit(() -> run(Op.CREATE_IF_ABSENT, partnero));
            threads.shutdown();

            // Time enough to send it twice, for a client that would.
            Eventually.isTrue(Duration.ofMillis(300), () -> ledger.count(POST) > 1);
            go.countDown();

            assertThat(((Transaction) one.get().succeeded()).key()).isEqualTo(Canary.KEY);
            assertThat(((Transaction) other.get().succeeded()).key()).isEqualTo(Canary.KEY);
            assertThat(ledger.count(POST)).isEqualTo(1);
        });
    }

    private static void checkMade(Ran ran, Ledger ledger, int posts) {
        Transaction made = (Transaction) ran.succeeded();
        assertThat(made.key()).isEqualTo(Canary.KEY);
        assertThat(made.isVerified()).isTrue();
        assertThat(ledger.count(POST)).isEqualTo(posts);
        assertThat(ledger.books().rows(Canary.KEY)).isEqualTo(1);
    }
}
