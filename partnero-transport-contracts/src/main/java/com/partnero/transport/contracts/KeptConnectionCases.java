package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cases about the choice of the HTTP/2 connection: a request uses one that is proved alive, and no more connections are
 * opened than needed.
 */
final class KeptConnectionCases {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TimeOuts SHORT_READ = TimeOuts.ofMillis(1_000, 1_200, 6_000);
    private static final TimeOuts WITH_PINGS = TimeOuts.ofMillis(2_000, 15_000, 20_000);

    /** A dead connection is found long before the read time-out. */
    private static final Duration FOUND_DEAD = Duration.ofSeconds(9);

    /** Longer than five seconds, after which an answer no longer proves that the connection is alive. */
    private static final Duration TOO_OLD = Duration.ofMillis(5_300);

    private final Fixture fixture;

    KeptConnectionCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /** The steps of a case with its own server and client. */
    @FunctionalInterface
    private interface Scenario {
        void run(FrameServer server, Partnero partnero) throws Exception;
    }

    private Case testCase(String name, Scenario scenario) {
        return new Case(name, () -> {
            try (FrameServer server = new FrameServer();
                    Partnero partnero = fixture.client(server.baseUrl(), WITH_PINGS)) {
                scenario.run(server, partnero);
            }
        });
    }

    List<Case> limits() {
        List<Case> cases = new ArrayList<>();
        for (PortMethod method : PortMethod.values()) {
            cases.add(new Case(method + " when the server never accepts a body", () -> noWindow(method)));
            cases.add(new Case(method + " when the server takes no request at all", () -> noStreams(method)));
            cases.add(new Case(method + " when the server never says a word", () -> mute(method)));
        }
        return cases;
    }

    private void noWindow(PortMethod method) throws Exception {
        TimeOuts timeOuts = SHORT_READ;
        try (FrameServer server = new FrameServer()) {
            server.settings(new Http2Settings().initialWindowSize(0));
            try (Partnero partnero = fixture.client(server.baseUrl(), timeOuts)) {
                method.prepare(server.service());
                // The client then knows the server's settings.
                PortMethod.BALANCE.call(partnero);
                EndedCall result = fixture.run(timeOuts, () -> method.call(partnero));

                FailureCases.checkCarriedOut(method, server.service(), result);
                if (method.kind() == PortMethod.Kind.READ || method.kind() == PortMethod.Kind.DELETE) {
                    result.succeeded();
                } else {
                    assertThat(result.failed().outcome())
                            .as("the outcome of a request whose head was sent")
                            .isEqualTo(Outcome.UNKNOWN);
                }
            }
        }
    }

    /** The first request may leave before the server has sent its settings; nothing is carried out. */
    private void noStreams(PortMethod method) throws Exception {
        TimeOuts timeOuts = SHORT_READ;
        try (FrameServer server = new FrameServer()) {
            server.settings(new Http2Settings().maxConcurrentStreams(0));
            server.onEvery(method.httpMethod(), stream -> stream.reset(Http2Error.REFUSED_STREAM));
            server.onEvery("GET", stream -> stream.reset(Http2Error.REFUSED_STREAM));
            try (Partnero partnero = fixture.client(server.baseUrl(), timeOuts)) {
                method.prepare(server.service());
                EndedCall result = fixture.run(timeOuts, () -> method.call(partnero));

                result.failed();
                FailureCases.checkCarriedOut(method, server.service(), result);
                boolean pays =
                        method.kind() == PortMethod.Kind.CREDIT || method.kind() == PortMethod.Kind.CREATE_WITHOUT_KEY;
                assertThat(server.count(method.httpMethod()))
                        .as("requests that were refused")
                        .isLessThanOrEqualTo(pays ? 1 : Integer.MAX_VALUE);
            }
        }
    }

    private void mute(PortMethod method) throws Exception {
        TimeOuts timeOuts = SHORT_READ;
        try (FrameServer server = new FrameServer()) {
            server.settings(null);
            try (Partnero partnero = fixture.client(server.baseUrl(), timeOuts)) {
                method.prepare(server.service());
                EndedCall result = fixture.run(timeOuts, () -> method.call(partnero));

                result.failed();
                FailureCases.checkCarriedOut(method, server.service(), result);
                server.settings(new Http2Settings());
                if (method.kind() == PortMethod.Kind.READ || method.kind() == PortMethod.Kind.CREDIT) {
                    fixture.run(timeOuts, () -> method.call(partnero)).succeeded();
                }
            }
        }
    }

    List<Case> alive() {
        return List.of(
                testCase("calls one after the other share a connection", this::oneConnection),
                testCase("a read on a connection that has just died recovers", this::deadForARead),
                testCase("a credit on a connection that has just died is unknown", this::deadForACredit),
                testCase("a credit after the limit gets a new connection at once", this::deadBeyondTheLimit),
                testCase("a call that hangs does not keep a dead connection in use", this::busyAndDead),
                testCase("a time-out without a sign of life retires the connection", this::silentTimeOut),
                testCase("a connection closed while idle is replaced", this::closedWhileIdle),
                testCase("a connection reset while idle is replaced", this::resetWhileIdle),
                testCase("GOAWAY while idle makes a new connection", this::goAwayWhileIdle),
                testCase("an interrupted call ends its own stream only", this::interrupted),
                testCase("closing in the middle of calls leaves no connection", this::closedInTheMiddle),
                testCase("the server's settings hold before a second request leaves", this::settingsFirst));
    }

    private void oneConnection(FrameServer server, Partnero partnero) throws Exception {
        for (PortMethod method : PortMethod.values()) {
            if (method.kind() == PortMethod.Kind.READ || method.kind() == PortMethod.Kind.CREDIT) {
                method.prepare(server.service());
                method.call(partnero);
            }
        }

        assertThat(server.connections()).as("connections").hasSize(1);
    }

    /** Makes one call; afterwards the connection is silent, as after a loss of the network. */
    private static void useAndKill(FrameServer server, Partnero partnero) {
        PortMethod.BALANCE.call(partnero);
        server.connections().get(0).fallSilent();
    }

    private void deadForARead(FrameServer server, Partnero partnero) throws Exception {
        useAndKill(server, partnero);

        EndedCall result = fixture.run(WITH_PINGS, () -> PortMethod.BALANCE.call(partnero));

        result.succeeded();
        assertThat(result.elapsed()).isLessThan(FOUND_DEAD);
        assertThat(server.connections()).as("connections").hasSize(2);
    }

    private void deadForACredit(FrameServer server, Partnero partnero) throws Exception {
        useAndKill(server, partnero);

        EndedCall result = fixture.run(WITH_PINGS, () -> PortMethod.CREDIT.call(partnero));

        assertThat(result.failed().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.elapsed()).isLessThan(FOUND_DEAD);
        assertThat(server.service().credits()).isZero();
        fixture.run(WITH_PINGS, () -> PortMethod.CREDIT.call(partnero)).succeeded();
        assertThat(server.service().credits()).isEqualTo(1);
    }

    private void deadBeyondTheLimit(FrameServer server, Partnero partnero) throws Exception {
        useAndKill(server, partnero);
        Thread.sleep(TOO_OLD.toMillis());

        EndedCall result = fixture.run(WITH_PINGS, () -> PortMethod.CREDIT.call(partnero));

        result.succeeded();
        assertThat(server.service().credits()).isEqualTo(1);
        assertThat(server.connections()).as("connections").hasSize(2);
    }

    private void busyAndDead(FrameServer server, Partnero partnero) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        TimeOuts patient = TimeOuts.ofMillis(2_000, 20_000, 20_000);
        try (Partnero other = fixture.client(server.baseUrl(), patient)) {
            PortMethod.BALANCE.call(other);
            CountDownLatch hanging = new CountDownLatch(1);
            server.onNext("GET", stream -> hanging.countDown());
            Future<EndedCall> hangs = threads.submit(() -> EndedCall.of(() -> PortMethod.BALANCE.call(other)));
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            // Pings are answered, but requests are not: the connection looks busy, and proves nothing.
            Thread.sleep(TOO_OLD.toMillis());

            fixture.run(patient, () -> PortMethod.CREDIT.call(other)).succeeded();

            assertThat(server.connections()).as("connections").hasSize(2);
            assertThat(hangs.isDone()).as("the call that hangs is left alone").isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    private void silentTimeOut(FrameServer server, Partnero partnero) throws Exception {
        TimeOuts hasty = TimeOuts.ofMillis(1_000, 1_000, 3_000);
        try (Partnero impatient = fixture.client(server.baseUrl(), hasty)) {
            PortMethod.BALANCE.call(impatient);
            server.onNext("POST", stream -> {});
            assertThat(fixture.run(hasty, () -> PortMethod.CREDIT.call(impatient))
                            .failed()
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);

            fixture.run(hasty, () -> PortMethod.CREDIT.call(impatient)).succeeded();

            assertThat(server.connections()).as("connections").hasSize(2);
        }
    }

    private void closedWhileIdle(FrameServer server, Partnero partnero) throws Exception {
        PortMethod.BALANCE.call(partnero);
        server.connections().get(0).finish();
        replaced(server, partnero);
    }

    private void resetWhileIdle(FrameServer server, Partnero partnero) throws Exception {
        PortMethod.BALANCE.call(partnero);
        server.connections().get(0).reset();
        replaced(server, partnero);
    }

    private void goAwayWhileIdle(FrameServer server, Partnero partnero) throws Exception {
        PortMethod.BALANCE.call(partnero);
        server.requests().get(0).goAway(server.requests().get(0).id(), Http2Error.NO_ERROR);
        server.connections().get(0).finish();
        replaced(server, partnero);
    }

    private void replaced(FrameServer server, Partnero partnero) throws Exception {
        assertThat(Eventually.isTrue(PATIENCE, () -> server.openConnections() == 0))
                .as("the connection has ended on both sides")
                .isTrue();

        fixture.run(WITH_PINGS, () -> PortMethod.CREDIT.call(partnero)).succeeded();

        assertThat(server.connections()).as("connections").hasSize(2);
    }

    private void interrupted(FrameServer server, Partnero partnero) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            PortMethod.BALANCE.call(partnero);
            CountDownLatch both = new CountDownLatch(2);
            CountDownLatch go = new CountDownLatch(1);
            FrameAction held = stream -> {
                both.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    return;
                }
                stream.respond();
            };
            server.onNext("GET", held, held);
            Future<EndedCall> stays = threads.submit(() -> EndedCall.of(() -> PortMethod.BALANCE.call(partnero)));
            Thread interrupted = new Thread(() -> EndedCall.of(() -> PortMethod.LIST.call(partnero)));
            interrupted.start();
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();

            interrupted.interrupt();
            interrupted.join(TimeUnit.SECONDS.toMillis(10));

            FrameConnection connection = server.connections().get(0);
            assertThat(Eventually.isTrue(PATIENCE, () -> connection.resets().size() == 1))
                    .as("streams that were reset: " + connection.resets())
                    .isTrue();
            go.countDown();
            stays.get().succeeded();
            assertThat(server.connections()).as("connections").hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private void closedInTheMiddle(FrameServer server, Partnero partnero) throws Exception {
        TimeOuts timeOuts = TimeOuts.ofMillis(500, 20_000, 300);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Partnero closing = fixture.client(server.baseUrl(), timeOuts)) {
            PortMethod.BALANCE.call(closing);
            server.onEvery("GET", stream -> {});
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> EndedCall.of(() -> PortMethod.BALANCE.call(closing)));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Eventually.isTrue(PATIENCE, () -> server.openConnections() == 0))
                .as("connections are closed with the client")
                .isTrue();
    }

    /** A server that takes one request at a time says so when a connection begins; more would be refused. */
    private void settingsFirst(FrameServer server, Partnero partnero) throws Exception {
        server.settings(new Http2Settings().maxConcurrentStreams(1));
        crowd(server, partnero, 8);
        assertThat(server.requests()).as("requests").hasSize(9);
    }

    List<Case> crowds(boolean keepsItsConnection) {
        List<Case> cases = new ArrayList<>();
        for (int streams : new int[] {1, 10}) {
            cases.add(testCase("64 callers of a server that takes " + streams + " at once", (server, partnero) -> {
                server.settings(new Http2Settings().maxConcurrentStreams(streams));
                crowd(server, partnero, 64);
            }));
        }
        cases.add(testCase("64 callers at once of a new client", (server, partnero) -> {
            crowd(server, partnero, 64);
            if (keepsItsConnection) {
                assertThat(server.connections()).as("connections").hasSizeLessThanOrEqualTo(2);
            }
        }));
        cases.add(testCase("64 callers while the server ends connections", (server, partnero) -> {
            AtomicInteger count = new AtomicInteger();
            server.onEvery("POST", stream -> {
                if (count.incrementAndGet() % 50 == 0) {
                    stream.goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);
                }
                stream.respond();
            });
            crowd(server, partnero, 64);
            crowd(server, partnero, 64);
        }));
        return cases;
    }

    /** Each call creates its own sale on a connection that is not overloaded, so none may fail. */
    private static void crowd(FrameServer server, Partnero partnero, int callers) throws Exception {
        int before = server.count("POST");
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Transaction>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                String key = "order-" + (before + i);
                calls.add(threads.submit(() -> {
                    start.await();
                    return partnero.transactions().create(Sales.ofKnownBuyer(key));
                }));
            }
            start.countDown();
            for (Future<Transaction> call : calls) {
                assertThat(call.get().isVerified()).as("verified by a look-up").isFalse();
            }
            partnero.balances().credit(Canary.CUSTOMER, Amount.of("1", "USD"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.count("POST") - before).as("requests").isEqualTo(callers + 1);
    }
}
