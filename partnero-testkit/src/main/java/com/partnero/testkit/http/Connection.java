package com.partnero.testkit.http;

import com.partnero.testkit.http.Head.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Serves one connection on its own thread. */
final class Connection implements Runnable {

    /** How long a client may pause within a request and between two requests. */
    private static final int IDLE_MILLIS = 60_000;

    private static final int LINGER_MILLIS = 500;

    private final Socket socket;
    private final int number;
    private final @Nullable SSLContext tls;
    private final Handler handler;
    private final CountDownLatch serverClosed;
    private final Consumer<Throwable> failures;

    /** @param tls null to speak plain HTTP */
    Connection(
            Socket socket,
            int number,
            @Nullable SSLContext tls,
            Handler handler,
            CountDownLatch serverClosed,
            Consumer<Throwable> failures) {
        this.socket = socket;
        this.number = number;
        this.tls = tls;
        this.handler = handler;
        this.serverClosed = serverClosed;
        this.failures = failures;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            serve();
        } catch (IOException e) {
            // The client is gone, or the server is being closed: nobody is left to be told.
        }
    }

    private void serve() throws IOException {
        if (tls == null) {
            serve(socket);
            return;
        }
        int first = socket.getInputStream().read();
        if (first == RequestReader.TLS_HANDSHAKE) {
            ByteArrayInputStream readAlready = new ByteArrayInputStream(new byte[] {(byte) first});
            serve(tls.getSocketFactory().createSocket(socket, readAlready, true));
        } else if (first >= 0) {
            PeekStream in = new PeekStream(socket.getInputStream());
            Exchange exchange = new Exchange(socket, in, serverClosed);
            exchange.respond(refusal(400, "This port speaks https, not http."));
            linger(in, exchange);
        }
    }

    private static Response refusal(int status, String words) {
        return Response.of(status, "text/plain; charset=utf-8", words).with("Connection", "close");
    }

    private void serve(Socket plainOrTls) throws IOException {
        PeekStream in = new PeekStream(plainOrTls.getInputStream());
        Exchange exchange = new Exchange(plainOrTls, in, serverClosed);
        RequestReader reader = new RequestReader(in);
        handler.connected(exchange);
        int position = 0;
        do {
            exchange.begin("", false);
            if (socket.isClosed() || !serveNext(in, reader, exchange, ++position)) {
                return;
            }
        } while (exchange.reusable());
    }

    /** Serves one request; false if the client has closed the connection instead. */
    private boolean serveNext(PeekStream in, RequestReader reader, Exchange exchange, int position) throws IOException {
        try {
            Head head = reader.head();
            if (head == null) {
                return false;
            }
            if ("100-continue".equalsIgnoreCase(head.header("Expect"))) {
                exchange.write("HTTP/1.1 100 Continue\r\n\r\n");
            }
            Request request = new Request(head, reader.body(head), number, position);
            exchange.begin(head.method(), head.keepAlive());
            handle(request, exchange);
            return true;
        } catch (Refused e) {
            exchange.respond(refusal(e.status(), e.words()));
            linger(in, exchange);
            return true;
        }
    }

    /** Reads for another moment: closing a connection with unread bytes would reset it, and destroy the answer. */
    private void linger(InputStream in, Exchange exchange) throws IOException {
        exchange.halfClose();
        socket.setSoTimeout(LINGER_MILLIS);
        in.skip(RequestReader.MAX_BODY);
    }

    private void handle(Request request, Exchange exchange) throws IOException {
        try {
            handler.handle(request, exchange);
        } catch (RuntimeException | Error e) {
            failures.accept(e);
            if (!exchange.isWritten()) {
                exchange.respond(500, Map.of("Connection", "close"), new byte[0]);
            }
            exchange.close();
        }
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed then.
        }
    }
}
