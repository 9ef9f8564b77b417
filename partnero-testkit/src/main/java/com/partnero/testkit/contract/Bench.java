package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.PartneroBuilder;
import com.partnero.transactions.TransactionQuery;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;

/** Where clients are put to the test: makes them, runs their calls, and watches over time, threads and secrets. */
final class Bench {

    private final Supplier<PartneroBuilder<?>> builders;
    private final Duration grace = Duration.ofMillis(Long.getLong(TransportContract.GRACE, 250));
    private final Threads threads = new Threads();
    private final Lateness lateness = new Lateness();
    private final Canary canary;

    Bench(Supplier<PartneroBuilder<?>> builders, boolean closely) {
        this.builders = builders;
        canary = new Canary(closely ? Level.ALL : Level.INFO);
    }

    /** A builder to be finished. */
    PartneroBuilder<?> builder(String baseUrl, Pace pace) {
        PartneroBuilder<?> builder = pace.set(builders.get());
        builder.apiKey(Canary.API_KEY);
        builder.baseUrl(baseUrl);
        return builder;
    }

    Partnero client(String baseUrl, Pace pace) {
        return builder(baseUrl, pace).build();
    }

    /** Loads the classes, those of failures too, so that the first case does not pay for it. */
    void warmUp() throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = client(ledger.baseUrl(), Pace.PATIENT)) {
            ledger.record(Canary.KEY);
            partnero.transactions().find(Canary.KEY);
            partnero.transactions().list(TransactionQuery.all());
            partnero.transactions().create(Sales.sale(Canary.KEY));
            partnero.transactions().createAll(Sales.batch());
            partnero.balances().get(Canary.CUSTOMER);
        }
        Pace hasty = Pace.ofMillis(1_000, 1_000, 200);
        try (Ledger ledger = new Ledger();
                Partnero partnero = client(ledger.baseUrl(), hasty)) {
            ledger.onNext(
                    "GET",
                    (deed, exchange) -> exchange.reset(),
                    (deed, exchange) -> exchange.hold(),
                    (deed, exchange) -> {
                        exchange.write(deed.carryOut().head(500));
                        exchange.hold();
                    });
            for (int i = 0; i < 3; i++) {
                Ran.of(() -> Op.LIST.call(partnero));
            }
        }
    }

    /** Runs a call to its end, whatever that is, and fails if it comes after the deadline or tells a secret. */
    Ran run(Pace pace, Callable<?> call) throws Exception {
        long start = System.nanoTime();
        Ran ran = Ran.of(call);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Duration late = lateness.since(start);
        assertThat(elapsed.minus(late))
                .as(
                        "time taken, %s late by the machine's own fault deducted, of a call with the time-out %s",
                        late, pace.call())
                .isLessThanOrEqualTo(pace.call().plus(grace));
        if (ran.thrown() != null) {
            Canary.assertSilent(ran.thrown());
        }
        return ran.after(elapsed);
    }

    /** A time, and as much more as the machine was late since the start. */
    Duration allowing(Duration time, long start) {
        Duration longer = time.compareTo(grace) < 0 ? grace : time;
        return longer.plus(lateness.since(start));
    }

    void close() throws InterruptedException {
        lateness.close();
        canary.close();
    }

    /** Fails if a log has named a secret, or a thread is left that was not there before. */
    void assertNothingLeft(Predicate<String> isShared) {
        canary.assertLogsSilent();
        threads.assertNoneAdded(isShared);
    }
}
