package com.partnero.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on sockets, with one thread per connection and minimal work. Thread-safe. */
final class LoopbackServer {

    static final int BACKLOG = 4_000;

    private final Answers answers;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile @Nullable ServerSocket listener;

    LoopbackServer(Answers answers) {
        this.answers = answers;
    }

    /** Answers requests. */
    @FunctionalInterface
    interface Answers {
        /**
         * Answers a request.
         *
         * @param request the first line
         * @return head and body; null to close the connection
         */
        byte @Nullable [] to(String request, byte[] body) throws InterruptedException;
    }

    void open(ServerSocket socket) {
        listener = socket;
        daemon(() -> accept(socket));
    }

    /** Closes every connection and accepts no more. */
    void close() throws IOException {
        ServerSocket socket = listener;
        if (socket != null) {
            socket.close();
        }
        for (Socket connection : open) {
            connection.close();
        }
    }

    int accepted() {
        return accepted.get();
    }

    /** The highest number of simultaneous connections. */
    int mostOpen() {
        return mostOpen.get();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                accepted.incrementAndGet();
                open.add(connection);
                mostOpen.accumulateAndGet(open.size(), Math::max);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                // That connection is gone before it began.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                byte[] answer = answers.to(request, body(in));
                if (answer == null) {
                    return;
                }
                out.write(answer);
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone.
        } finally {
            open.remove(connection);
        }
    }

    private static byte[] body(InputStream in) throws IOException {
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
        return chunked ? chunks(in) : in.readNBytes(length);
    }

    /** Reads chunks to the end and discards them: no caller needs a chunked body. */
    private static byte[] chunks(InputStream in) throws IOException {
        for (int chunk = -1; chunk != 0; ) {
            chunk = Integer.parseInt(line(in), 16);
            in.skipNBytes(chunk + 2); // and the end of its line
        }
        return new byte[0];
    }

    /** A line without its end; also empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    static byte[] answer(String status, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(null, work, "server", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
