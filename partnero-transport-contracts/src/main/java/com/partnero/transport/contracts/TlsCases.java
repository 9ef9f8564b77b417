package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroTimeoutException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Cases about failures before a TLS connection is established: nothing was sent, and no call outlives its deadline. */
final class TlsCases {

    private static final TimeOuts TIME_OUTS = TimeOuts.ofMillis(400, 500, 3_000);

    /** Alerts of TLS 1.2, as a server sends them. */
    private static final String HANDSHAKE_FAILURE = "\u0015\u0003\u0003\u0000\u0002\u0002\u0028";

    private static final String UNEXPECTED_MESSAGE = "\u0015\u0003\u0003\u0000\u0002\u0002\n";

    private final Fixture fixture;

    private final boolean seesHandshakes;

    TlsCases(Fixture fixture, boolean seesHandshakes) {
        this.fixture = fixture;
        this.seesHandshakes = seesHandshakes;
    }

    /** What the server does with a connection. */
    @FunctionalInterface
    private interface Reaction {
        void to(Socket socket) throws IOException;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (PortMethod method : List.of(PortMethod.FIND, PortMethod.CREATE, PortMethod.DELETE, PortMethod.CREDIT)) {
            cases.add(new Case(method + " when the TLS handshake stalls", () -> stalled(method)));
            cases.add(new Case(method + " when the server does not speak TLS", () -> noTls(method)));
            cases.add(new Case(
                    method + " when the TLS handshake is refused",
                    () -> failed(method, socket -> answer(socket, HANDSHAKE_FAILURE))));
            cases.add(new Case(method + " when only the server speaks TLS", () -> onlyTls(method)));
        }
        return cases;
    }

    private static void answer(Socket socket, String bytes) throws IOException {
        if (socket.getInputStream().read() >= 0) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private void stalled(PortMethod method) throws Exception {
        try (Peer peer = new Peer(socket -> {});
                Partnero partnero = fixture.client(peer.url(), TIME_OUTS)) {
            PartneroException failed =
                    fixture.run(TIME_OUTS, () -> method.call(partnero)).failed();
            assertThat(failed).isInstanceOfAny(PartneroTimeoutException.class, PartneroNotSentException.class);
            if (method == PortMethod.FIND) {
                assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        }
    }

    /**
     * Only for paying requests, which have a body: without a body, libraries do not always show that nothing was sent.
     */
    private void noTls(PortMethod method) throws Exception {
        Reaction plain = socket -> answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
        if (method.httpMethod().equals("POST")) {
            failed(method, plain);
            return;
        }
        try (Peer peer = new Peer(plain);
                Partnero partnero = fixture.client(peer.url(), TimeOuts.LONG)) {
            PartneroException failed =
                    fixture.run(TimeOuts.LONG, () -> method.call(partnero)).failed();
            assertThat(failed).isInstanceOfAny(PartneroNotSentException.class, PartneroConnectionLostException.class);
        }
    }

    /** The base URL begins with http; the server answers with an alert and hangs up. */
    private void onlyTls(PortMethod method) throws Exception {
        Reaction alert = socket -> {
            answer(socket, UNEXPECTED_MESSAGE);
            socket.shutdownOutput();
        };
        try (Peer peer = new Peer(alert);
                Partnero partnero = fixture.client(peer.url().replace("https:", "http:"), TimeOuts.LONG)) {
            PartneroException failed =
                    fixture.run(TimeOuts.LONG, () -> method.call(partnero)).failed();
            assertThat(failed).isInstanceOf(PartneroConnectionLostException.class);
            if (seesHandshakes) {
                assertThat(failed).hasMessageContaining("the server expects TLS");
            }
            if (seesHandshakes && method == PortMethod.FIND) {
                assertThat(failed.attempts()).isEqualTo(1);
            }
        }
    }

    private void failed(PortMethod method, Reaction reaction) throws Exception {
        TimeOuts timeOuts = TimeOuts.LONG;
        try (Peer peer = new Peer(reaction);
                Partnero partnero = fixture.client(peer.url(), timeOuts)) {
            EndedCall result = fixture.run(timeOuts, () -> method.call(partnero));
            if (seesHandshakes) {
                assertThat(result.failed(PartneroNotSentException.class, Outcome.NOT_APPLIED)
                                .attempts())
                        .as("attempts, only one if the cause is permanent")
                        .isIn(1, 3);
            } else {
                assertThat(result.failed())
                        .isInstanceOfAny(PartneroNotSentException.class, PartneroConnectionLostException.class);
            }
        }
    }

    /** Accepts connections, reacts to each on the accepting thread, and keeps them open. */
    private static final class Peer implements AutoCloseable {

        private final ServerSocket listener;
        private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
        private final Reaction reaction;
        private final Thread thread = new Thread(this::accept, "partnero-contract-tls");

        Peer(Reaction reaction) throws IOException {
            this.reaction = reaction;
            listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "https://127.0.0.1:" + listener.getLocalPort() + "/v1";
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    sockets.add(socket);
                    socket.setSoTimeout(5_000);
                    reaction.to(socket);
                } catch (IOException e) {
                    // The client is gone, or the peer is being closed.
                }
            }
        }

        @Override
        public void close() throws Exception {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            thread.join();
        }
    }
}
