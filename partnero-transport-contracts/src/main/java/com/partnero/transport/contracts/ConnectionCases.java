package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases about connections that cannot be made, that break before they are read, or that became stale in the pool. */
final class ConnectionCases {

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    ConnectionCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        for (PortMethod method : PortMethod.values()) {
            cases.add(new Case(method + " when the connection is refused", () -> refused(method)));
            cases.add(new Case(method + " when no connection is accepted", () -> notAccepted(method)));
            cases.add(new Case(method + " when the host is unknown", () -> unknownHost(method)));
            cases.add(new Case(method + " when the connection is reset before it is read", () -> resetUnread(method)));
            for (Map.Entry<String, FaultAction> death : deaths().entrySet()) {
                cases.add(new Case(
                        method + " when a pooled connection " + death.getKey(), () -> stale(method, death.getValue())));
            }
            for (boolean reset : new boolean[] {false, true}) {
                cases.add(new Case(
                        method + " when a pooled connection was " + (reset ? "reset" : "closed") + " while idle",
                        () -> closedWhileIdle(method, reset)));
            }
        }
        return cases;
    }

    private static Map<String, FaultAction> deaths() {
        FaultAction close = (pending, exchange) -> exchange.close();
        FaultAction reset = (pending, exchange) -> exchange.reset();
        return Map.of(
                "is closed without an answer",
                close,
                "is closed without an answer after the commit",
                close.afterCommit(),
                "is reset without an answer",
                reset,
                "is reset without an answer after the commit",
                reset.afterCommit());
    }

    private void refused(PortMethod method) throws Exception {
        // Bound but not listening, so no other process gets the port.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            String nowhere = "http://127.0.0.1:" + taken.getLocalPort() + "/v1";
            try (Partnero partnero = fixture.directClient(nowhere, TimeOuts.LONG)) {
                PartneroException failed = fixture.run(TimeOuts.LONG, () -> method.call(partnero))
                        .failed(PartneroNotSentException.class, Outcome.NOT_APPLIED);
                checkNotSent(method, failed);
            }
        }
    }

    private void unknownHost(PortMethod method) throws Exception {
        TimeOuts timeOuts = TimeOuts.LONG;
        try (Partnero partnero = fixture.client("https://partnero.invalid/v1", timeOuts)) {
            PartneroException failed =
                    fixture.run(timeOuts, () -> method.call(partnero)).failed();
            // If the name server does not answer in time, the call ends as a time-out instead.
            if (!(failed instanceof PartneroTimeoutException)) {
                assertThat(failed).isInstanceOf(PartneroNotSentException.class);
                assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                checkNotSent(method, failed);
            }
        }
    }

    private static void checkNotSent(PortMethod method, PartneroException failed) {
        assertThat(failed.status()).isNull();
        boolean looksFirst = method == PortMethod.CREATE_IF_ABSENT;
        assertThat(failed.attempts()).as("attempts").isEqualTo(looksFirst ? 0 : 3);
    }

    /** The server's accept queue is full, so the next connection runs into its time-out. */
    private void notAccepted(PortMethod method) throws Exception {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, loopback)) {
            fill(full, queue);
            try (Partnero partnero =
                    fixture.directClient("http://127.0.0.1:" + full.getLocalPort() + "/v1", TimeOuts.SHORT_CONNECT)) {
                PartneroException failed = fixture.run(TimeOuts.SHORT_CONNECT, () -> method.call(partnero))
                        .failed();
                assertThat(failed).isInstanceOfAny(PartneroNotSentException.class, PartneroTimeoutException.class);
                assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    private static void fill(ServerSocket server, List<Socket> queue) throws IOException {
        for (int i = 0; i < 16; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 50);
            } catch (IOException e) {
                return;
            }
        }
    }

    /**
     * Nothing shows whether bytes were read, so two outcomes are right: the request was sent at most once, and the
     * outcome is true.
     */
    private void resetUnread(PortMethod method) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            method.prepare(service);
            service.resetNextConnection();

            checkOutcome(method, service, fixture.run(TimeOuts.LONG, () -> method.call(partnero)));
        }
    }

    private void stale(PortMethod method, FaultAction death) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            method.prepare(service);
            service.record("another", Sales.AMOUNT, Canary.CUSTOMER);
            partnero.transactions().find("another");
            service.onReuse(death);

            checkOutcome(method, service, fixture.run(TimeOuts.LONG, () -> method.call(partnero)));
        }
    }

    private void closedWhileIdle(PortMethod method, boolean reset) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
            method.prepare(service);
            service.record("another", Sales.AMOUNT, Canary.CUSTOMER);
            service.onNext("GET", (pending, exchange) -> {
                exchange.respond(pending.carryOut());
                if (reset) {
                    exchange.reset();
                } else {
                    exchange.close();
                }
            });
            // The reset may overtake the answer.
            EndedCall.of(() -> partnero.transactions().find("another"));

            checkOutcome(method, service, fixture.run(TimeOuts.LONG, () -> method.call(partnero)));
        }
    }

    /** A stale connection proves nothing: a paying request is on the wire once, and the outcome is true. */
    private static void checkOutcome(PortMethod method, FaultyService service, EndedCall result) {
        if (method.kind() == PortMethod.Kind.READ) {
            result.succeeded();
            return;
        }
        if (method.kind() != PortMethod.Kind.DELETE) {
            assertThat(service.count(method.httpMethod()))
                    .as("sends a %s %d times", method.httpMethod(), service.count(method.httpMethod()))
                    .isLessThanOrEqualTo(1);
        }
        FailureCases.checkCarriedOut(method, service, result);
        if (method.applied(service) == 1
                && (method.kind() == PortMethod.Kind.CREATE
                        || method.kind() == PortMethod.Kind.BATCH
                        || method.kind() == PortMethod.Kind.DELETE)) {
            result.succeeded();
        }
    }
}
