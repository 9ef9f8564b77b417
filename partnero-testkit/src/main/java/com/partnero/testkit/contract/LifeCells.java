package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroException;
import com.partnero.transactions.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Closing, many threads at once, and what stays behind. */
final class LifeCells {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bench bench;
    private final List<Cell> cells = new ArrayList<>();

    LifeCells(Bench bench) {
        this.bench = bench;
    }

    /** @param ownsConnections whether closing the client closes them */
    List<Cell> calm(boolean ownsConnections) {
        for (Op op : Op.values()) {
            cells.add(new Cell("a closed client sends no " + op, () -> closed(op)));
        }
        cells.add(new Cell("closing waits for the call under way", this::closingWaits));
        if (ownsConnections) {
            cells.add(new Cell("closing ends the connections", this::closingDisconnects));
        }
        cells.add(new Cell("calls that are cut off leave no connection", this::noConnectionIsLeft));
        cells.add(new Cell("nothing prints a secret", this::nothingPrintsASecret));
        cells.add(new Cell("a key that would break a header is refused without being told", this::brokenKeys));
        return cells;
    }

    List<Cell> crowds() {
        return List.of(
                new Cell("many callers of a server that hangs all end in time", this::manyWait),
                new Cell("many threads get each its own answer", this::manyAnswers));
    }

    private void closed(Op op) throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
            partnero.close();
            partnero.close();
            PartneroException failed = bench.run(Pace.PATIENT, () -> op.call(partnero))
                    .failed(PartneroClosedException.class, Outcome.NOT_APPLIED);
            assertThat(failed.attempts()).isZero();
            assertThat(ledger.requests()).isEmpty();
        }
    }

    private void closingWaits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Ledger ledger = new Ledger();
                Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
            ledger.onNext("POST", (deed, exchange) -> {
                posted.countDown();
                exchange.hold(go);
                deed.carryOut().to(exchange);
            });
            Future<Ran> call = threads.submit(() -> bench.run(Pace.PATIENT, () -> Op.CREDIT.call(partnero)));
            assertThat(posted.await(10, TimeUnit.SECONDS)).isTrue();
            Future<?> closing = threads.submit(partnero::close);
            // Refused from the moment that closing begins.
            assertThat(Eventually.isTrue(
                            PATIENCE,
                            () -> Ran.of(() -> Op.FIND.call(partnero)).thrown() instanceof PartneroClosedException))
                    .isTrue();
            assertThat(closing.isDone()).isFalse();

            go.countDown();

            call.get().succeeded();
            closing.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void closingDisconnects() throws Exception {
        try (Ledger ledger = new Ledger()) {
            useAndClose(ledger);
            // The JDK's client, before version 21, lets go of its connections when it is collected.
            assertThat(Eventually.isTrue(PATIENCE, () -> {
                        System.gc();
                        return ledger.openConnections() == 0;
                    }))
                    .as("connections are closed with the client")
                    .isTrue();
        }
    }

    /** A method of its own, so that no variable keeps the client from being collected. */
    private void useAndClose(Ledger ledger) {
        ledger.record(Canary.KEY);
        try (Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
            Op.FIND.call(partnero);
        }
    }

    private void noConnectionIsLeft() throws Exception {
        Pace pace = Pace.ofMillis(500, 20_000, 150);
        try (Ledger ledger = new Ledger();
                Partnero partnero = bench.client(ledger.baseUrl(), pace)) {
            ledger.onEvery("GET", (deed, exchange) -> exchange.hold());
            ledger.onEvery("POST", (deed, exchange) -> {
                exchange.write(deed.carryOut().head(500));
                exchange.hold();
            });
            for (int i = 0; i < 8; i++) {
                bench.run(pace, () -> Op.FIND.call(partnero)).failed();
                bench.run(pace, () -> Op.CREDIT.call(partnero)).failed();
            }
            assertThat(Eventually.isTrue(PATIENCE, () -> ledger.openConnections() == 0))
                    .as("connections of calls that were cut off are closed, %s are not", ledger.openConnections())
                    .isTrue();
        }
    }

    private void manyWait() throws Exception {
        Pace pace = Pace.ofMillis(1_000, 20_000, 1_000);
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try (Ledger ledger = new Ledger();
                Partnero partnero = bench.client(ledger.baseUrl(), pace)) {
            ledger.onEvery("GET", (deed, exchange) -> exchange.hold());
            List<Future<Ran>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(threads.submit(() -> bench.run(pace, () -> Op.BALANCE.call(partnero))));
            }
            for (Future<Ran> call : calls) {
                assertThat(call.get().failed().outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void manyAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Ledger ledger = new Ledger();
                Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String key = "order-" + i;
                calls.add(threads.submit(() -> {
                    Transaction made = partnero.transactions().create(Sales.sale(key));
                    assertThat(made.key()).isEqualTo(key);
                    assertThat(partnero.transactions().find(key))
                            .map(Transaction::key)
                            .contains(key);
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertThat(ledger.count("POST")).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    private void nothingPrintsASecret() throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
            Object builder = bench.builder(ledger.baseUrl(), Pace.PATIENT);
            Transaction made = partnero.transactions().create(Sales.sale(Canary.KEY));
            for (Object printed : List.of(
                    builder,
                    partnero,
                    partnero.transactions(),
                    partnero.balances(),
                    Sales.sale(Canary.KEY),
                    Sales.sale(Canary.KEY).buyer(),
                    Sales.batch(),
                    ApiKey.of(Canary.API_KEY),
                    made,
                    partnero.balances().get(Canary.CUSTOMER))) {
                Canary.assertSilent("toString() of " + printed.getClass(), printed.toString());
            }
        }
    }

    private void brokenKeys() throws Exception {
        for (String end : List.of("\n", "\r\nX-Evil: 1", " ", "\u0000", "\u00e9", "\u007f")) {
            Ran ran = Ran.of(() -> bench.builder("http://127.0.0.1:1/v1", Pace.PATIENT)
                    .apiKey(Canary.API_KEY + end)
                    .build());
            assertThat(ran.thrown()).isInstanceOf(IllegalArgumentException.class);
            Canary.assertSilent(Objects.requireNonNull(ran.thrown()));
        }
        assertThat(Ran.of(() -> bench.client("http://api.partnero.com/v1", Pace.PATIENT))
                        .thrown())
                .as("an address that would send the key unencrypted")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
