package com.partnero.testkit.contract;

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

/** Connections that cannot be made, that break before they are read, and that went stale in the pool. */
final class ConnectionCases {

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    ConnectionCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        for (Op op : Op.values()) {
            cases.add(new Case(op + " when the connection is refused", () -> refused(op)));
            cases.add(new Case(op + " when no connection is accepted", () -> notAccepted(op)));
            cases.add(new Case(op + " when the host is unknown", () -> unknownHost(op)));
            cases.add(new Case(op + " when the connection is reset before it is read", () -> resetUnread(op)));
            for (Map.Entry<String, FaultAction> death : deaths().entrySet()) {
                cases.add(new Case(
                        op + " when a pooled connection " + death.getKey(), () -> stale(op, death.getValue())));
            }
            for (boolean reset : new boolean[] {false, true}) {
                cases.add(new Case(
                        op + " when a pooled connection was " + (reset ? "reset" : "closed") + " while idle",
                        () -> closedWhileIdle(op, reset)));
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

    private void refused(Op op) throws Exception {
        String nowhere;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = "http://127.0.0.1:" + taken.getLocalPort() + "/v1";
        }
        try (Partnero partnero = fixture.client(nowhere, TimeOuts.PATIENT)) {
            PartneroException failed = fixture.run(TimeOuts.PATIENT, () -> op.call(partnero))
                    .failed(PartneroNotSentException.class, Outcome.NOT_APPLIED);
            checkNotSent(op, failed);
        }
    }

    private void unknownHost(Op op) throws Exception {
        TimeOuts timeOuts = TimeOuts.PATIENT;
        try (Partnero partnero = fixture.client("https://partnero.invalid/v1", timeOuts)) {
            PartneroException failed =
                    fixture.run(timeOuts, () -> op.call(partnero)).failed();
            // A name server that does not answer takes its time, and then nobody knows where the call stood.
            if (!(failed instanceof PartneroTimeoutException)) {
                assertThat(failed).isInstanceOf(PartneroNotSentException.class);
                assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                checkNotSent(op, failed);
            }
        }
    }

    private static void checkNotSent(Op op, PartneroException failed) {
        assertThat(failed.status()).isNull();
        boolean looksFirst = op == Op.CREATE_IF_ABSENT;
        assertThat(failed.attempts()).as("attempts").isEqualTo(looksFirst ? 0 : 3);
    }

    /** The queue of connections to be accepted is full: the next one waits for its time-out. */
    private void notAccepted(Op op) throws Exception {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, loopback)) {
            fill(full, queue);
            try (Partnero partnero =
                    fixture.client("http://127.0.0.1:" + full.getLocalPort() + "/v1", TimeOuts.UNCONNECTED)) {
                PartneroException failed = fixture.run(TimeOuts.UNCONNECTED, () -> op.call(partnero))
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

    /** Nobody can tell whether bytes were read, so both ends are honest: sent once at most, and told truly. */
    private void resetUnread(Op op) throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = fixture.client(ledger.baseUrl(), TimeOuts.PATIENT)) {
            op.prepare(ledger);
            ledger.resetNextConnection();

            checkTruth(op, ledger, fixture.run(TimeOuts.PATIENT, () -> op.call(partnero)));
        }
    }

    private void stale(Op op, FaultAction death) throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = fixture.client(ledger.baseUrl(), TimeOuts.PATIENT)) {
            op.prepare(ledger);
            ledger.record("another");
            partnero.transactions().find("another");
            ledger.onReuse(death);

            checkTruth(op, ledger, fixture.run(TimeOuts.PATIENT, () -> op.call(partnero)));
        }
    }

    private void closedWhileIdle(Op op, boolean reset) throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = fixture.client(ledger.baseUrl(), TimeOuts.PATIENT)) {
            op.prepare(ledger);
            ledger.record("another");
            ledger.onNext("GET", (pending, exchange) -> {
                pending.carryOut().to(exchange);
                if (reset) {
                    exchange.reset();
                } else {
                    exchange.close();
                }
            });
            // The reset may overtake the answer.
            CallResult.of(() -> partnero.transactions().find("another"));

            checkTruth(op, ledger, fixture.run(TimeOuts.PATIENT, () -> op.call(partnero)));
        }
    }

    /** A stale connection is nobody's certainty; what pays is on the wire once, and what is told is true. */
    private static void checkTruth(Op op, Ledger ledger, CallResult ran) {
        if (op.row() == Op.Row.READ) {
            ran.succeeded();
            return;
        }
        if (op.row() != Op.Row.DELETE) {
            assertThat(ledger.count(op.method()))
                    .as("%s requests on the wire", op.method())
                    .isLessThanOrEqualTo(1);
        }
        MatrixCases.checkBooks(op, ledger, ran);
        if (op.applied(ledger) == 1
                && (op.row() == Op.Row.CREATE || op.row() == Op.Row.BATCH || op.row() == Op.Row.DELETE)) {
            ran.succeeded();
        }
    }
}
