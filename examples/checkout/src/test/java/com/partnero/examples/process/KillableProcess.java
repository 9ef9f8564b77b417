package com.partnero.examples.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application in a process of its own, which is read by its output and ended by {@code kill -9}. */
public final class KillableProcess implements AutoCloseable {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();
    private final Process process;

    private KillableProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param arguments properties of Spring, as {@code --name=value} */
    public static KillableProcess start(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        try {
            return new KillableProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                lines.add(line);
            }
        } catch (IOException e) {
            // Killed.
        }
        lines.add("ENDED");
    }

    /** Waits for a line with a text, and returns what follows the text. */
    public String await(String text) throws InterruptedException {
        while (true) {
            String line = lines.poll(300, TimeUnit.SECONDS);
            if (line != null && line.contains(text)) {
                return line.substring(line.indexOf(text) + text.length());
            }
            if (line == null || line.equals("ENDED")) {
                synchronized (output) {
                    throw new AssertionError("\"" + text + "\" was not said:\n" + String.join("\n", output));
                }
            }
        }
    }

    /** {@code kill -9} */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** As if the minute had passed for which a process keeps what it claimed. */
    public static void endLeases(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update partnero_outbox set due_at = 1 where due_at > changed_at + 30000"
                    + " and state in ('NOT_SENT', 'SENDING', 'UNKNOWN', 'DELETING', 'TO_DELETE')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
