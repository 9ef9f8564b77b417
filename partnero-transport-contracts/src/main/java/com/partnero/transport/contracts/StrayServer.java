package com.partnero.transport.contracts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that answers each request twice: after the answer it writes a second one on the same connection, a little later. A
 * client that sends its next request meanwhile may take it for the answer. Thread-safe.
 */
final class StrayServer implements AutoCloseable {

    /** How much longer the answer to a request takes than the stray answer to the one before it. */
    private static final long WORK_MILLIS = 15;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern KEY = Pattern.compile("order-\\d+");
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");
    private static final Pattern API_KEY = Pattern.compile("(?i)\r\nauthorization: *Bearer (\\S+)");

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(StrayServer::daemon);
    private final ServerSocket listener;
    private final boolean secure;
    private final Duration delay;
    private final boolean chunked;
    private final Script script;

    /** What the service says. */
    interface Script {

        /** The right answer. */
        Reply answer(Received request);

        /** The stray one that follows it. */
        Reply stray(Received request, Reply answer);
    }

    /**
     * One request.
     *
     * @param method the HTTP method
     * @param key the name of a transaction or customer, wherever it stands; of a page as well
     * @param apiKey the API key, or an empty text
     */
    record Received(String method, String key, String apiKey) {

        boolean isRead() {
            return method.equals("GET");
        }

        boolean isOdd() {
            return key.matches(".*[13579]");
        }
    }

    /**
     * One answer.
     *
     * @param status the HTTP status
     * @param json the body
     */
    record Reply(int status, String json) {}

    /**
     * Starts a server.
     *
     * @param tls its key, or null for plain HTTP
     * @param delay how long after an answer the stray one is written
     * @param chunked whether answers are chunked, or have a length
     */
    StrayServer(@Nullable SSLContext tls, Duration delay, boolean chunked, Script script) throws IOException {
        secure = tls != null;
        this.delay = delay;
        this.chunked = chunked;
        this.script = script;
        ServerSocketFactory sockets = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        listener = sockets.createServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        daemon(this::accept).start();
    }

    String baseUrl() {
        return (secure ? "https://localhost:" : "http://127.0.0.1:") + listener.getLocalPort() + FaultyService.BASE;
    }

    /** The keys for which a POST has come and was not refused. */
    Set<String> recorded() {
        return recorded;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partnero-testkit-stray");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                sockets.add(socket);
                daemon(() -> serve(socket)).start();
            }
        } catch (IOException e) {
            // The server is closing.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Received request = read(in); request != null; request = read(in)) {
                Thread.sleep(delay.toMillis() + WORK_MILLIS);
                Reply answer = script.answer(request);
                if (request.method().equals("POST") && answer.status() == 200) {
                    recorded.add(request.key());
                }
                write(socket, answer);
                Reply stray = script.stray(request, answer);
                if (delay.isZero()) {
                    write(socket, stray);
                } else {
                    var unused =
                            later.schedule(() -> writeIfOpen(socket, stray), delay.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (IOException | InterruptedException | RejectedExecutionException e) {
            // The client has closed the connection, or the server is closing.
        } finally {
            sockets.remove(socket);
        }
    }

    /** Null at the end of the connection. */
    private static @Nullable Received read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        if (!readUntil("\r\n\r\n", in, text)) {
            return null;
        }
        Matcher length = LENGTH.matcher(text);
        if (text.toString().toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            readUntil("0\r\n\r\n", in, text);
        } else if (length.find()) {
            text.append(new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.ISO_8859_1));
        }
        Matcher key = KEY.matcher(text);
        Matcher page = PAGE.matcher(text);
        Matcher apiKey = API_KEY.matcher(text);
        return new Received(
                text.substring(0, text.indexOf(" ")),
                key.find() ? key.group() : page.find() ? "order-" + page.group(1) : "",
                apiKey.find() ? apiKey.group(1) : "");
    }

    /** False if the connection ended before. */
    private static boolean readUntil(String end, InputStream in, StringBuilder text) throws IOException {
        while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            text.append((char) next);
        }
        return true;
    }

    private void writeIfOpen(Socket socket, Reply reply) {
        try {
            write(socket, reply);
        } catch (IOException e) {
            // The client has closed the connection in time.
        }
    }

    private void write(Socket socket, Reply reply) throws IOException {
        String body = reply.json();
        String head = "HTTP/1.1 " + reply.status() + " OK\r\nContent-Type: application/json\r\n";
        String text = chunked
                ? head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n"
                : head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        synchronized (socket) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        later.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
