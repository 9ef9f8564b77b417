package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.client.PartneroBuilder;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;

/** Makes clients, runs their calls, and checks time, threads and secrets. */
final class Fixture {

    private static final Duration EACH_OF_CROWD = Duration.ofMillis(5);

    private final Supplier<PartneroBuilder<?>> builders;
    private final Duration grace = Duration.ofMillis(Long.getLong(TransportContract.GRACE, 250));
    private final Threads threads = new Threads();
    private final UnaryOperator<String> gateway;
    private final SchedulingDelay delay;
    private final Canary canary;

    /** @param gateway the address at which the client reaches a server of the contract */
    Fixture(
            Supplier<PartneroBuilder<?>> builders,
            UnaryOperator<String> gateway,
            SchedulingDelay delay,
            boolean closely) {
        this.builders = builders;
        this.gateway = gateway;
        this.delay = delay;
        canary = new Canary(closely ? Level.ALL : Level.INFO);
    }

    /** A builder with the contract's settings. */
    PartneroBuilder<?> builder(String baseUrl, TimeOuts timeOuts) {
        String address = gateway.apply(baseUrl);
        TimeOuts sufficient = address.equals(baseUrl) ? timeOuts : timeOuts.withHandshakes();
        return finish(builders.get(), address, sufficient);
    }

    /** Another builder with the contract's settings, for a server that no gateway serves. */
    PartneroBuilder<?> finish(PartneroBuilder<?> unfinished, String address, TimeOuts timeOuts) {
        PartneroBuilder<?> builder = timeOuts.set(unfinished);
        builder.apiKey(Canary.API_KEY);
        builder.baseUrl(address);
        return builder;
    }

    Partnero client(String baseUrl, TimeOuts timeOuts) {
        return builder(baseUrl, timeOuts).build();
    }

    /** A client that no gateway serves, for a server that accepts no connection. */
    Partnero directClient(String baseUrl, TimeOuts timeOuts) {
        return builder(baseUrl, timeOuts).baseUrl(baseUrl).build();
    }

    /** Loads the classes, including those for failures, so that the first case is not slower than the others. */
    void warmUp() throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = client(service.baseUrl(), TimeOuts.LONG)) {
            partnero.transactions().create(Sales.sale(Canary.KEY));
            partnero.transactions().find(Canary.KEY);
            partnero.transactions().list(TransactionQuery.all());
            partnero.transactions().createAll(NewTransactionBatch.of(Sales.ofKnownBuyer(Sales.SECOND_KEY)));
            partnero.balances().get(Canary.CUSTOMER);
        }
        TimeOuts hasty = TimeOuts.ofMillis(1_000, 1_000, 200);
        try (FaultyService service = new FaultyService();
                Partnero partnero = client(service.baseUrl(), hasty)) {
            service.onNext(
                    "GET",
                    (pending, exchange) -> exchange.reset(),
                    (pending, exchange) -> exchange.hold(),
                    (pending, exchange) -> {
                        exchange.write(Responses.head(pending.carryOut(), 500));
                        exchange.hold();
                    });
            for (int i = 0; i < 3; i++) {
                EndedCall.of(() -> PortMethod.LIST.call(partnero));
            }
        }
    }

    /** Runs a call to its end. Fails if it misses the deadline or if its exception contains a secret. */
    EndedCall run(TimeOuts timeOuts, Callable<?> call) throws Exception {
        return runInCrowd(1, timeOuts, call);
    }

    /** Runs one of many calls that end at the same moment and have to share the processors. */
    EndedCall runInCrowd(int calls, TimeOuts timeOuts, Callable<?> call) throws Exception {
        long start = System.nanoTime();
        EndedCall result = EndedCall.of(call);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Duration late = delay.since(start);
        assertThat(elapsed.minus(late))
                .as(
                        "time taken, minus %s of the machine's own delay, by a call with the time-out %s",
                        late, timeOuts.call())
                .isLessThanOrEqualTo(timeOuts.call().plus(grace).plus(EACH_OF_CROWD.multipliedBy(calls - 1)));
        if (result.thrown() != null) {
            Canary.assertSilent(result.thrown());
        }
        return result.after(elapsed);
    }

    /** A time, plus the delay that the machine itself has caused since the start. */
    Duration allowing(Duration time, long start) {
        Duration longer = time.compareTo(grace) < 0 ? grace : time;
        return longer.plus(delay.since(start));
    }

    void close() {
        canary.close();
    }

    /** Fails if a log contained a secret, or if a new thread is still running. */
    void assertNothingLeft(Predicate<String> isShared) {
        canary.assertLogsSilent();
        threads.assertNoneAdded(isShared);
    }
}
