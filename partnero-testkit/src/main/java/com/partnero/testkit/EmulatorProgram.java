package com.partnero.testkit;

import com.partnero.testkit.service.PartneroService;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The emulator as a program: {@code java -jar partnero-testkit-VERSION-emulator.jar --port 4010}.
 *
 * @since 0.1.0
 */
public final class EmulatorProgram {

    private static final int DEFAULT_PORT = 4010;
    private static final String USAGE = String.join(
            System.lineSeparator(),
            "Partnero on this machine, with a web console.",
            "",
            "  --port 4010        where to listen; 0 for any free port",
            "  --host 127.0.0.1   on which address; anything but a loopback address lets the network in",
            "  --allow-host NAME  a further name under which it may be reached; may be repeated",
            "  --api-key emulator the one API key that is accepted",
            "  --empty            start without customer_123 and customer_456",
            "  --help             this text");

    private EmulatorProgram() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) throws InterruptedException {
        PartneroEmulator emulator = start(arguments, System.out, System.err);
        if (emulator == null) {
            System.exit(Arrays.asList(arguments).contains("--help") ? 0 : 2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
        new CountDownLatch(1).await();
    }

    /** Null if there is nothing to run: help was asked for, or an argument is wrong. */
    static @Nullable PartneroEmulator start(String[] arguments, PrintStream out, PrintStream err) {
        PartneroEmulator.Builder builder =
                PartneroEmulator.builder().port(DEFAULT_PORT).seed(EmulatorProgram::seed);
        List<String> allowedHosts = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        try {
            while (!left.isEmpty()) {
                String name = left.remove();
                switch (name) {
                    case "--port" -> builder.port(port(value(name, left)));
                    case "--host" -> builder.host(value(name, left));
                    case "--allow-host" -> allowedHosts.add(value(name, left));
                    case "--api-key" -> builder.apiKey(value(name, left));
                    case "--empty" -> builder.seed(service -> {});
                    case "--help" -> {
                        out.println(USAGE);
                        return null;
                    }
                    default -> throw new IllegalArgumentException("there is no option " + name);
                }
            }
            PartneroEmulator emulator =
                    builder.allowedHosts(allowedHosts.toArray(new String[0])).start();
            out.println("Partnero emulator");
            out.println("  base URL  " + emulator.baseUrl());
            out.println("  API key   " + emulator.apiKey());
            out.println("  console   " + emulator.consoleUrl());
            out.flush();
            return emulator;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println(e.getMessage() + " (--help tells more)");
            return null;
        }
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.remove();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** The people of the API document, so that its examples work as they stand. */
    private static void seed(PartneroService service) {
        service.addCustomer("customer_123")
                .key("ref_123")
                .name("Alice")
                .surname("Brown")
                .email("alice.brown@partnero.com")
                .coupon("APITEST001163HQ9");
        service.addCustomer("customer_456")
                .key("ref_456")
                .name("Daniel")
                .surname("Smith")
                .email("daniel.smith@partnero.com")
                .referredBy("customer_123");
    }
}
