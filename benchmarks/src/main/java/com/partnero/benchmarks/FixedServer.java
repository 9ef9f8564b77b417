package com.partnero.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Answers every POST with a recorded sale and every GET with a page, and does as little as possible for it. It is a program
 * of its own, so that a client's process has no CPU time and no garbage but the client's.
 */
public final class FixedServer {

    private static final byte[] SALE = answer(Documents.sale());
    private static final byte[] PAGE = answer(Documents.page());
    private static final int BACKLOG = 1_000;

    private FixedServer() {}

    /**
     * Prints its port and serves until the process is ended or whoever started it is gone.
     *
     * @param arguments the key store, if it is to speak TLS
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket socket = arguments.length == 0
                ? new ServerSocket(0, BACKLOG, loopback)
                : new Tls(Path.of(arguments[0]))
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket(0, BACKLOG, loopback);
        System.out.println(socket.getLocalPort());
        daemon(() -> accept(socket));
        while (System.in.read() >= 0) {
            // Whoever started it holds the other end.
        }
    }

    private static void accept(ServerSocket socket) {
        while (true) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                // That connection is gone before it began.
            }
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                skipRequest(in);
                out.write(request.startsWith("POST") ? SALE : PAGE);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static void skipRequest(InputStream in) throws IOException {
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).trim());
            }
            chunked |= header.equals("transfer-encoding: chunked");
        }
        while (chunked) {
            int chunk = Integer.parseInt(line(in), 16);
            in.skipNBytes(chunk + 2); // and the end of its line
            chunked = chunk > 0;
        }
        in.skipNBytes(length);
    }

    /** Without its end; empty at the end of the stream too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] answer(byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(null, work, "fixed-server", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
