package com.partnero.spring.boot.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process of {@link KillableShop}. */
final class ShopProcess {

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();
    private final Process process;
    private boolean ready;

    private ShopProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "shop-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param environment in addition to this process's own */
    static ShopProcess start(List<String> properties, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KillableShop.class.getName()));
        command.addAll(properties);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            return new ShopProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("> ")) {
                    said.add(line.substring(2));
                }
                synchronized (output) {
                    output.add(line);
                }
            }
        } catch (IOException e) {
            said.add("BROKEN");
        }
        said.add("ENDED");
    }

    /** Waits until the process has said a word, and returns the line that begins with it. */
    String await(String word) throws InterruptedException {
        while (true) {
            String line = said.poll(300, TimeUnit.SECONDS);
            if (line != null && line.startsWith(word)) {
                return line;
            }
            if (line == null || line.equals("ENDED")) {
                throw new AssertionError("the shop did not say " + word + ":\n" + output());
            }
        }
    }

    /** Waits until it has started. */
    void awaitReady() throws InterruptedException {
        if (!ready) {
            await("READY");
            ready = true;
        }
    }

    /** Whether the process has said a word that nobody has waited for yet. */
    boolean hasSaid(String word) {
        return said.stream().anyMatch(line -> line.startsWith(word));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9} */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }
}
