package com.partnero.testkit.contract;

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

/** Servers that never become the service: nothing was sent to them, and nothing waits for them beyond the deadline. */
final class TlsCases {

    private static final TimeOuts TIME_OUTS = TimeOuts.ofMillis(400, 500, 3_000);

    private final Fixture fixture;

    TlsCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /** What the server does with a connection. */
    @FunctionalInterface
    private interface Greeting {
        void to(Socket socket) throws IOException;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (PortMethod method : List.of(PortMethod.FIND, PortMethod.CREATE, PortMethod.DELETE, PortMethod.CREDIT)) {
            cases.add(new Case(method + " when the TLS handshake stalls", () -> stalled(method)));
            cases.add(new Case(method + " when the other side speaks no TLS", () -> noTls(method)));
            cases.add(new Case(
                    method + " when the TLS handshake is refused",
                    () -> failed(method, socket -> answer(socket, "\u0015\u0003\u0003\u0000\u0002\u0002\u0028"))));
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
        try (Door door = new Door(socket -> {});
                Partnero partnero = fixture.client(door.url(), TIME_OUTS)) {
            PartneroException failed =
                    fixture.run(TIME_OUTS, () -> method.call(partnero)).failed();
            assertThat(failed).isInstanceOfAny(PartneroTimeoutException.class, PartneroNotSentException.class);
            if (method == PortMethod.FIND) {
                assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        }
    }

    /** Of a request without a body, libraries do not always tell that it was not sent; what pays has a body. */
    private void noTls(PortMethod method) throws Exception {
        Greeting plain = socket -> answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
        if (method.httpMethod().equals("POST")) {
            failed(method, plain);
            return;
        }
        try (Door door = new Door(plain);
                Partnero partnero = fixture.client(door.url(), TimeOuts.PATIENT)) {
            PartneroException failed =
                    fixture.run(TimeOuts.PATIENT, () -> method.call(partnero)).failed();
            assertThat(failed).isInstanceOfAny(PartneroNotSentException.class, PartneroConnectionLostException.class);
        }
    }

    private void failed(PortMethod method, Greeting greeting) throws Exception {
        TimeOuts timeOuts = TimeOuts.PATIENT;
        try (Door door = new Door(greeting);
                Partnero partnero = fixture.client(door.url(), timeOuts)) {
            PartneroException failed = fixture.run(timeOuts, () -> method.call(partnero))
                    .failed(PartneroNotSentException.class, Outcome.NOT_APPLIED);
            assertThat(failed.attempts()).isEqualTo(3);
        }
    }

    /** Accepts connections and greets them, each on the accepting thread; keeps them open. */
    private static final class Door implements AutoCloseable {

        private final ServerSocket listener;
        private final Queue<Socket> guests = new ConcurrentLinkedQueue<>();
        private final Greeting greeting;
        private final Thread thread = new Thread(this::greet, "partnero-contract-door");

        Door(Greeting greeting) throws IOException {
            this.greeting = greeting;
            listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "https://127.0.0.1:" + listener.getLocalPort() + "/v1";
        }

        private void greet() {
            while (!listener.isClosed()) {
                try {
                    Socket guest = listener.accept();
                    guests.add(guest);
                    guest.setSoTimeout(5_000);
                    greeting.to(guest);
                } catch (IOException e) {
                    // The guest is gone, or the door is being closed.
                }
            }
        }

        @Override
        public void close() throws Exception {
            listener.close();
            for (Socket guest : guests) {
                guest.close();
            }
            thread.join();
        }
    }
}
