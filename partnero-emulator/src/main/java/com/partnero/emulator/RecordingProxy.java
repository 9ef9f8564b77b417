package com.partnero.emulator;

import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A proxy between an application and a real program that records the traffic. Each request is forwarded once, and each
 * answer is returned unchanged. The API key is forwarded and never written, in whatever form the service echoes it. The
 * values of fields such as {@code email} are replaced with stand-ins before anything is written.
 *
 * <p>It listens on the loopback address. The record never makes an exchange fail or wait. Thread-safe.
 */
final class RecordingProxy implements AutoCloseable {

    private static final String BASE = "/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PASSED_ON = List.of("Authorization", "Accept", "Content-Type", "User-Agent");
    private static final List<String> PASSED_BACK =
            List.of("Content-Type", "Content-Encoding", "Retry-After", "Date", "X-Request-Id");

    private final String target;
    private final Consumer<String> problems;
    private final RecordWriter recorder;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final SocketServer server;

    private RecordingProxy(String target, int port, RecordWriter recorder, Consumer<String> problems)
            throws IOException {
        this.target = target;
        this.recorder = recorder;
        this.problems = problems;
        server = SocketServer.start(
                InetAddress.getByName("127.0.0.1"), port, Handler.guarded("127.0.0.1", List.of(), this::passOn));
    }

    /**
     * Starts a proxy.
     *
     * @param target base URL of the real service, including the version; https, or http on this machine
     * @param file where the record is written
     * @param port where to listen, 0 for any free port
     * @param maskedFields names of the JSON fields whose values are hidden
     * @param problems receives problems with the service or the record, described without data
     * @return a running proxy
     * @throws IllegalArgumentException if the key would cross a network unencrypted
     * @throws UncheckedIOException if the port is in use, or the file cannot be written
     */
    static RecordingProxy start(
            String target, Path file, int port, Set<String> maskedFields, Consumer<String> problems) {
        URI uri = URI.create(target);
        boolean here = List.of("127.0.0.1", "localhost").contains(String.valueOf(uri.getHost()));
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && here)) {
            throw new IllegalArgumentException("the target must be https, because every request carries the API key");
        }
        RecordWriter recorder = RecordWriter.start(RecordFile.create(file), new Mask(maskedFields), problems);
        try {
            String trimmed = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
            return new RecordingProxy(trimmed, port, recorder, problems);
        } catch (IOException e) {
            recorder.close();
            throw new UncheckedIOException("the proxy cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /**
     * The base URL for the application, such as {@code http://127.0.0.1:40123/v1}. The application uses its real API
     * key.
     */
    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + BASE;
    }

    private void passOn(Request request, Exchange exchange) throws IOException {
        if (!request.target().startsWith(BASE + "/")) {
            exchange.respond(404, Map.of(), new byte[0]);
            return;
        }
        HttpResponse<byte[]> answer;
        try {
            answer = send(request);
        } catch (IOException e) {
            problems.accept("the service did not answer a " + Mask.method(request.method()) + ": " + reason(e));
            throw e;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : PASSED_BACK) {
            answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        recorder.add(
                new RecordedExchange(
                        request.method(),
                        request.target(),
                        request.text(),
                        answer.statusCode(),
                        new String(answer.body(), StandardCharsets.UTF_8)),
                request.headers());
        exchange.respond(answer.statusCode(), headers, answer.body());
    }

    /** The type of the failure; its message may contain an address. */
    private static String reason(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }

    /** A failure closes the application's connection without an answer, as it would without a proxy. */
    private HttpResponse<byte[]> send(Request request) throws IOException {
        String path = request.target().substring(BASE.length());
        HttpRequest.Builder copy =
                HttpRequest.newBuilder(URI.create(target + path)).timeout(PATIENCE);
        for (String name : PASSED_ON) {
            String value = request.header(name);
            if (value != null) {
                copy.header(name, value);
            }
        }
        byte[] body = request.body();
        copy.method(
                request.method(),
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            return client.send(copy.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy is being closed");
        }
    }

    /** Stops recording; the record stays. */
    @Override
    public void close() {
        server.close();
        recorder.close();
    }
}
