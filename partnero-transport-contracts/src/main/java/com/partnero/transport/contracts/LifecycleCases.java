package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Cases about closing, many concurrent threads, and resources left behind. */
final class LifecycleCases {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    LifecycleCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /**
     * The cases without many concurrent calls.
     *
     * @param ownsConnections whether closing the client closes its connections
     */
    List<Case> calm(boolean ownsConnections) {
        for (PortMethod method : PortMethod.values()) {
            cases.add(new Case("a closed client sends no " + method, () -> closed(method)));
        }
        cases.add(new Case("closing waits for the running call", this::closingWaits));
        if (ownsConnections) {
            cases.add(new Case("closing the client closes its connections", this::closingDisconnects));
        }
        cases.add(new Case("aborted calls leave no connection", this::noConnectionIsLeft));
        cases.add(new Case("nothing prints a secret", this::nothingPrintsASecret));
        cases.add(new Case("an API key that would break a header is rejected and not repeated", this::brokenKeys));
        return cases;
    }

    List<Case> crowds() {
        return List.of(
                new Case("many calls to a hanging server all end in time", this::manyWait),
                new Case("each of many threads gets its own answer", this::manyAnswers));
    }

    private void closed(PortMethod method) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            partnero.close();
            partnero.close();
            PartneroException failed = fixture.run(TimeOuts.LONG, () -> method.call(partnero))
                    .failed(PartneroClosedException.class, Outcome.NOT_APPLIED);
            assertThat(failed.attempts()).isZero();
            assertThat(service.requests()).isEmpty();
        }
    }

    private void closingWaits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            service.onNext("POST", (pending, exchange) -> {
                posted.countDown();
                exchange.hold(go);
                exchange.respond(pending.carryOut());
            });
            Future<EndedCall> call =
                    threads.submit(() -> fixture.run(TimeOuts.LONG, () -> PortMethod.CREDIT.call(partnero)));
            assertThat(posted.await(10, TimeUnit.SECONDS)).isTrue();
            Future<?> closing = threads.submit(partnero::close);
            // Calls are rejected as soon as closing begins.
            assertThat(Eventually.isTrue(
                            PATIENCE,
                            () -> EndedCall.of(() -> PortMethod.FIND.call(partnero))
                                            .thrown()
                                    instanceof PartneroClosedException))
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
        try (FaultyService service = new FaultyService()) {
            useAndClose(service);
            // The JDK's client before version 21 closes its connections only when it is garbage-collected.
            assertThat(Eventually.isTrue(PATIENCE, () -> {
                        System.gc();
                        return service.openConnections() == 0;
                    }))
                    .as("connections are closed with the client")
                    .isTrue();
        }
    }

    /** A separate method, so that no variable keeps the client from being collected. */
    private void useAndClose(FaultyService service) {
        service.record(Canary.KEY);
        try (Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            PortMethod.FIND.call(partnero);
        }
    }

    private void noConnectionIsLeft() throws Exception {
        TimeOuts timeOuts = TimeOuts.ofMillis(500, 20_000, 150);
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), timeOuts)) {
            service.onEvery("GET", (pending, exchange) -> exchange.hold());
            service.onEvery("POST", (pending, exchange) -> {
                exchange.write(Responses.head(pending.carryOut(), 500));
                exchange.hold();
            });
            for (int i = 0; i < 8; i++) {
                fixture.run(timeOuts, () -> PortMethod.FIND.call(partnero)).failed();
                fixture.run(timeOuts, () -> PortMethod.CREDIT.call(partnero)).failed();
            }
            assertThat(Eventually.isTrue(PATIENCE, () -> service.openConnections() == 0))
                    .as("connections of aborted calls are closed, but %s are open", service.openConnections())
                    .isTrue();
        }
    }

    private void manyWait() throws Exception {
        TimeOuts timeOuts = TimeOuts.ofMillis(1_000, 20_000, 1_000);
        int callers = 100;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), timeOuts)) {
            service.onEvery("GET", (pending, exchange) -> exchange.hold());
            List<Future<EndedCall>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(threads.submit(
                        () -> fixture.runInCrowd(callers, timeOuts, () -> PortMethod.BALANCE.call(partnero))));
            }
            for (Future<EndedCall> call : calls) {
                assertThat(call.get().failed().outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void manyAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String key = "order-" + i;
                calls.add(threads.submit(() -> {
                    Transaction made = partnero.transactions().create(Sales.ofKnownBuyer(key));
                    assertThat(made.key()).isEqualTo(key);
                    assertThat(partnero.transactions().find(key))
                            .map(Transaction::key)
                            .contains(key);
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertThat(service.count("POST")).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    private void nothingPrintsASecret() throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            Object builder = fixture.builder(service.baseUrl(), TimeOuts.LONG);
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
            EndedCall result = EndedCall.of(() -> fixture.builder("http://127.0.0.1:1/v1", TimeOuts.LONG)
                    .apiKey(Canary.API_KEY + end)
                    .build());
            assertThat(result.thrown()).isInstanceOf(IllegalArgumentException.class);
            Canary.assertSilent(Objects.requireNonNull(result.thrown()));
        }
        EndedCall withPassword = EndedCall.of(
                () -> fixture.client("http://joe:" + Canary.API_KEY + "@partnero.example/v1", TimeOuts.LONG));
        assertThat(withPassword.thrown()).isInstanceOf(IllegalArgumentException.class);
        Canary.assertSilent(Objects.requireNonNull(withPassword.thrown()));
        assertThat(EndedCall.of(() -> fixture.client("http://api.partnero.com/v1", TimeOuts.LONG))
                        .thrown())
                .as("an address that would send the key unencrypted")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
