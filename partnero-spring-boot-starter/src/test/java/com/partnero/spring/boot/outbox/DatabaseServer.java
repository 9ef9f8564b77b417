package com.partnero.spring.boot.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A server that {@code .ci/postgresql} or {@code .ci/mariadb} has started. */
enum DatabaseServer {
    POSTGRESQL,
    MARIADB;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the server of the tests is that one. */
    boolean isOurs() {
        Path url = Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp"), "partnero-" + word(), "url");
        try {
            return Files.exists(url)
                    && Files.readString(url).strip().equals(System.getProperty("partnero.test." + word()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it and starts it again, on the same port. */
    void restart() {
        try {
            Process script = new ProcessBuilder(Path.of("..", ".ci", word()).toString(), "restart")
                    .redirectErrorStream(true)
                    .redirectOutput(Files.createTempFile("restart", ".log").toFile())
                    .start();
            if (!script.waitFor(120, TimeUnit.SECONDS) || script.exitValue() != 0) {
                throw new AssertionError(word() + " did not restart");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
