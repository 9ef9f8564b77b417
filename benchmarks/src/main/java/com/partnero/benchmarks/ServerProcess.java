package com.partnero.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server in a separate process. */
final class ServerProcess implements Closeable {

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final String url;

    private ServerProcess(String scheme, Class<?> server, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Fork.java());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", server.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.US_ASCII);
        in = process.outputWriter(StandardCharsets.US_ASCII);
        url = scheme + "://localhost:" + line() + "/v1";
    }

    /**
     * Starts a {@link FixedServer}.
     *
     * @param keys the key store; null for plain HTTP
     */
    static ServerProcess fixed(@Nullable Path keys, boolean http2) throws IOException {
        if (keys == null) {
            return new ServerProcess("http", FixedServer.class);
        }
        return http2
                ? new ServerProcess("https", FixedServer.class, keys.toString(), FixedServer.HTTP2)
                : new ServerProcess("https", FixedServer.class, keys.toString());
    }

    /**
     * Starts a {@link GrowingServer}.
     *
     * @param transactions how many exist at the start
     */
    static ServerProcess growing(int transactions) throws IOException {
        return new ServerProcess("http", GrowingServer.class, String.valueOf(transactions));
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the server has ended");
        }
        return line;
    }

    String url() {
        return url;
    }

    /** The counters of a growing server. */
    record Seen(int requests, int connections, int connectionsAtOnce) {}

    Seen seen() {
        return tell(GrowingServer.SEEN);
    }

    Seen become(GrowingServer.Mode mode) {
        return tell(mode.name());
    }

    void loseNextAnswer() {
        tell(GrowingServer.LOSE);
    }

    private Seen tell(String command) {
        try {
            in.write(command + "\n");
            in.flush();
            String[] numbers = line().split(" ");
            return new Seen(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
