package com.partnero.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server's side of one connection. It answers correctly, or fails in any way that TCP allows.
 *
 * <p>Used by the thread that received it; other threads may call only {@link #close()} and {@link #reset()}.
 *
 * @since 0.1.0
 */
public final class Exchange {

    private final Socket socket;
    private final PeekStream in;
    private final OutputStream out;
    private final CountDownLatch serverClosed;
    private String method = "";
    private boolean keepAlive;
    private boolean written;

    Exchange(Socket socket, PeekStream in, CountDownLatch serverClosed) throws IOException {
        this.socket = socket;
        this.in = in;
        out = socket.getOutputStream();
        this.serverClosed = serverClosed;
    }

    void begin(String method, boolean keepAlive) {
        this.method = method;
        this.keepAlive = keepAlive;
        written = false;
    }

    /** Whether the connection can serve another request. */
    boolean reusable() {
        return written && keepAlive && !socket.isClosed();
    }

    boolean isWritten() {
        return written;
    }

    /**
     * Sends a complete answer, like {@link #respond(int, Map, byte[])}.
     *
     * @throws IOException if the client is gone
     */
    public void respond(Response response) throws IOException {
        respond(response.status(), response.headers(), response.body());
    }

    /**
     * Sends a complete answer. {@code Content-Length} is added unless given; {@code Date} is not.
     *
     * @param status the HTTP status
     * @param headers names and values; {@code Connection: close} is obeyed
     * @param body the body, possibly empty
     * @throws IOException if the client is gone
     */
    public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        boolean bodiless = status == 204 || status == 304 || status < 200;
        StringBuilder head = new StringBuilder(128);
        head.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(Reason.of(status))
                .append("\r\n");
        boolean lengthGiven = bodiless;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            head.append(line(header.getKey()))
                    .append(": ")
                    .append(line(header.getValue()))
                    .append("\r\n");
            lengthGiven |= header.getKey().equalsIgnoreCase("Content-Length")
                    || header.getKey().equalsIgnoreCase("Transfer-Encoding");
            if (header.getKey().equalsIgnoreCase("Connection")
                    && header.getValue().equalsIgnoreCase("close")) {
                keepAlive = false;
            }
        }
        if (!lengthGiven) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        boolean bodyFollows = !bodiless && !method.equals("HEAD");
        byte[] whole = new byte[start.length + (bodyFollows ? body.length : 0)];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, whole.length - start.length);
        write(whole);
    }

    private static String line(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a header must be one line: write(bytes) can send anything");
        }
        return text;
    }

    /**
     * Writes raw bytes at once.
     *
     * @throws IOException if the client is gone
     */
    public void write(byte[] bytes) throws IOException {
        written = true;
        out.write(bytes);
        out.flush();
    }

    /**
     * Writes raw text at once.
     *
     * @param text characters of one byte each
     * @throws IOException if the client is gone
     */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Writes raw bytes piece by piece. Ends early if the server is closed.
     *
     * @param bytes any bytes
     * @param piece bytes at a time, at least 1
     * @param pause between two pieces
     * @throws IOException if the client is gone
     */
    public void drip(byte[] bytes, int piece, Duration pause) throws IOException {
        for (int at = 0; at < bytes.length; at += piece) {
            if (at > 0 && pause(pause)) {
                return;
            }
            int length = Math.min(piece, bytes.length - at);
            byte[] next = new byte[length];
            System.arraycopy(bytes, at, next, 0, length);
            write(next);
        }
    }

    /** Waits; true if the server is closed meanwhile. */
    private boolean pause(Duration pause) throws IOException {
        try {
            return serverClosed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private IOException stopped() {
        Thread.currentThread().interrupt();
        return new IOException("the server is being closed");
    }

    /**
     * Waits until the client sends more or gives up, or until the server is closed.
     *
     * @throws IOException if the connection failed
     */
    public void hold() throws IOException {
        in.await();
    }

    /**
     * Waits until it is released or the server is closed. The client may be gone by then.
     *
     * @param release counted down to continue
     * @throws IOException if the server is closed
     */
    public void hold(CountDownLatch release) throws IOException {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    /**
     * Ends the output: the client reads the end of the stream and can still send.
     *
     * @throws IOException if the connection is gone
     */
    public void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * Closes the connection in order.
     *
     * @throws IOException if the connection failed
     */
    public void close() throws IOException {
        socket.close();
    }

    /**
     * Resets the connection: the client sees an error instead of an end.
     *
     * @throws IOException if the connection is gone
     */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
