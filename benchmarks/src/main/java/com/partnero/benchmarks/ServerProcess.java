package com.partnero.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link FixedServer} in a process of its own. */
final class ServerProcess implements Closeable {

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** @param keys the key store; null for plain HTTP */
    static ServerProcess start(@Nullable Path keys) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-classpath",
                System.getProperty("java.class.path"),
                FixedServer.class.getName()));
        if (keys != null) {
            command.add(keys.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new ServerProcess(process, (keys == null ? "http" : "https") + "://localhost:" + port + "/v1");
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
