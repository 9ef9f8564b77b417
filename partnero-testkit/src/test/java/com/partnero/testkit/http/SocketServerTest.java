package com.partnero.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SocketServerTest {

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private void echo(Request request, Exchange exchange) throws IOException {
        requests.add(request);
        exchange.respond(200, Map.of("X-Echo", request.method()), request.body());
    }

    private static Socket connect(SocketServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    @Test
    void requestsOfOneConnectionAreReadWholeAndNumbered() throws Exception {
        try (SocketServer server = SocketServer.start(this::echo);
                Socket socket = connect(server)) {
            send(socket, "POST /a%2Fb?key=x HTTP/1.1\r\nHost: h\r\ncontent-length: 3\r\nA: 1\r\nA: 2\r\n\r\nabc");
            String answer = "HTTP/1.1 200 OK\r\nX-Echo: POST\r\nContent-Length: 3\r\n\r\nabc";
            assertThat(read(socket, answer.length())).isEqualTo(answer);

            send(
                    socket,
                    "PUT /c HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n");
            assertThat(readAll(socket)).endsWith("\r\n\r\nabc0123456789");
        }

        assertThat(requests).extracting(Request::toString).containsExactly("POST /a%2Fb?key=x", "PUT /c");
        assertThat(requests.get(0).path()).isEqualTo("/a%2Fb");
        assertThat(requests.get(0).query()).isEqualTo("key=x");
        assertThat(requests.get(1).query()).isNull();
        assertThat(requests.get(0).headers())
                .extracting(Map.Entry::getKey)
                .containsExactly("Host", "content-length", "A", "A");
        assertThat(requests.get(0).header("a")).isEqualTo("1");
        assertThat(requests).extracting(Request::connection).containsExactly(1, 1);
        assertThat(requests).extracting(Request::position).containsExactly(1, 2);
    }

    @Test
    void aMalformedOrEndlessRequestIsRefused() throws Exception {
        try (SocketServer server = SocketServer.start(this::echo)) {
            assertThat(answer(server, "GET / HTTP/1.1 oh\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nno colon\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"))
                    .startsWith("HTTP/1.1 413 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"))
                    .startsWith("HTTP/1.1 501 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nX: " + "y".repeat(RequestReader.MAX_HEAD)))
                    .startsWith("HTTP/1.1 431 ");
        }
        assertThat(requests).isEmpty();
    }

    private static String answer(SocketServer server, String request) throws IOException {
        try (Socket socket = connect(server)) {
            send(socket, request);
            return readAll(socket);
        }
    }

    @Test
    void aHandlerThatAnswersNothingClosesTheConnection() throws Exception {
        try (SocketServer server = SocketServer.start((request, exchange) -> {})) {
            assertThat(answer(server, "GET / HTTP/1.1\r\n\r\n")).isEmpty();
        }
    }

    @Test
    void aHandlerThatFailsIsRememberedAndAnswersFiveHundred() throws Exception {
        try (SocketServer server = SocketServer.start((request, exchange) -> {
            throw new AssertionError("no");
        })) {
            assertThat(answer(server, "GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 500 ");
            assertThat(server.failures()).hasSize(1).first().isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aConnectionCanBeResetBeforeAnythingIsRead() throws Exception {
        Handler handler = new Handler() {
            @Override
            public void handle(Request request, Exchange exchange) {
                requests.add(request);
            }

            @Override
            public void connected(Exchange exchange) throws IOException {
                exchange.reset();
            }
        };

        try (SocketServer server = SocketServer.start(handler);
                Socket socket = connect(server)) {
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void aHoldEndsWhenTheClientIsGone() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Handler handler = (request, exchange) -> {
            held.countDown();
            exchange.hold();
            over.countDown();
        };

        try (SocketServer server = SocketServer.start(handler)) {
            try (Socket socket = connect(server)) {
                send(socket, "GET / HTTP/1.1\r\n\r\n");
                assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(server.openConnections()).isEqualTo(1);
            }
            assertThat(over.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingEndsHoldsDripsAndThreads() throws Exception {
        CountDownLatch busy = new CountDownLatch(3);
        CountDownLatch accepted = new CountDownLatch(4);
        Handler handler = new Handler() {
            @Override
            public void connected(Exchange exchange) {
                accepted.countDown();
            }

            @Override
            public void handle(Request request, Exchange exchange) throws IOException {
                busy.countDown();
                switch (request.path()) {
                    case "/hold" -> exchange.hold();
                    case "/latch" -> exchange.hold(new CountDownLatch(1));
                    default -> exchange.drip(new byte[100], 1, Duration.ofMinutes(1));
                }
            }
        };
        SocketServer server = SocketServer.start(handler);
        String threads = "partnero-testkit-" + server.port() + "-";
        try (Socket hold = connect(server);
                Socket latch = connect(server);
                Socket drip = connect(server);
                Socket idle = connect(server)) {
            send(hold, "GET /hold HTTP/1.1\r\n\r\n");
            send(latch, "GET /latch HTTP/1.1\r\n\r\n");
            send(drip, "GET /drip HTTP/1.1\r\n\r\n");
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(accepted.await(5, TimeUnit.SECONDS)).isTrue();

            server.close();

            assertThat(idle.getInputStream().read()).isNegative();
        }
        assertThat(server.openConnections()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith(threads));
    }
}
