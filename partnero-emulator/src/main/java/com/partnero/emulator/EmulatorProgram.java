package com.partnero.emulator;

import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The emulator as a program: {@code java -jar partnero-emulator-VERSION-all.jar --port 4010}. With {@code --record} it
 * is a recording proxy instead. With {@code --compare} it sends a record to the model.
 *
 * @since 0.1.0
 */
public final class EmulatorProgram {

    private static final int USAGE_ERROR = 2;

    /** Of the second that ending may take; the virtual machine needs the rest, 300 ms alone for the HTTP client's thread. */
    private static final long END_MILLIS = 400;

    private final PrintStream out;
    private final PrintStream err;

    private EmulatorProgram(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Something that runs until the process ends. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /** The result of a run: an exit code, or something that keeps running. */
    record Outcome(int exitCode, Running running) {

        private static Outcome ended(int exitCode) {
            return new Outcome(exitCode, () -> {});
        }
    }

    /**
     * Runs until the process is ended.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        Outcome outcome = run(arguments, System.out, System.err);
        if (outcome.exitCode() >= 0) {
            System.exit(outcome.exitCode());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(outcome.running())));
        new CountDownLatch(1).await();
    }

    /** Ends within a second, even if a record is not written completely by then. */
    private static void end(Running running) {
        Thread closing = new Thread(running::close, "partnero-emulator-end");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            System.err.println("the record may be incomplete: there was no time to write the rest");
        }
    }

    static Outcome run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            return new EmulatorProgram(out, err).run(Options.parse(arguments));
        } catch (IllegalArgumentException | UncheckedIOException | IOException e) {
            err.println(reason(e) + " (--help tells more)");
            return Outcome.ended(USAGE_ERROR);
        }
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof NoSuchFileException ? "there is no file " + message : message;
    }

    private Outcome run(Options options) throws IOException {
        if (options.help()) {
            out.println(Options.USAGE);
            return Outcome.ended(0);
        }
        if (options.version()) {
            String version = EmulatorProgram.class.getPackage().getImplementationVersion();
            out.println("Partnero emulator " + (version == null ? "(not from a jar)" : version));
            return Outcome.ended(0);
        }
        if (options.compare() != null) {
            return Outcome.ended(compare(options, Path.of(options.compare())));
        }
        return new Outcome(-1, options.record() == null ? emulate(options) : record(options, options.record()));
    }

    private Running emulate(Options options) throws IOException {
        String document = options.seed() == null ? null : Files.readString(Path.of(options.seed()));
        PartneroEmulator.Builder builder = PartneroEmulator.builder()
                .host(options.host())
                .port(options.port())
                .apiKey(options.apiKeys().get(0))
                .allowedHosts(options.allowedHosts().toArray(new String[0]))
                .seed(service -> {
                    if (document != null) {
                        service.importState(document);
                    } else if (!options.empty()) {
                        seed(service);
                    }
                    turn(options, service);
                });
        if (options.anyKey()) {
            builder.admitUnknownKeys();
        }
        SelfSignedCertificate certificate = options.tls() ? certificate(options) : null;
        if (certificate != null) {
            builder.tls(certificate.server());
        }
        PartneroEmulator emulator = builder.start();
        StateKeeper keeper = null;
        try {
            options.apiKeys().stream().skip(1).forEach(emulator::addProgram);
            keeper = options.state() == null
                    ? null
                    : StateKeeper.start(Path.of(options.state()), emulator.service(), err::println);
            if (keeper != null) {
                turn(options, emulator.service());
            }
        } catch (IllegalArgumentException | UncheckedIOException | IOException e) {
            emulator.close();
            throw e;
        }
        out.println("Partnero emulator");
        out.println("  base URL  " + emulator.baseUrl());
        out.println("  API key   " + String.join(", ", options.apiKeys()) + (options.anyKey() ? ", or any other" : ""));
        out.println("  console   " + emulator.consoleUrl());
        if (certificate != null) {
            out.println("Clients must trust this certificate:");
            out.print(certificate.pem());
        }
        out.flush();
        StateKeeper kept = keeper;
        return () -> {
            emulator.close();
            if (kept != null) {
                kept.close();
            }
        };
    }

    private static SelfSignedCertificate certificate(Options options) throws IOException {
        List<String> names = new ArrayList<>(options.allowedHosts());
        InetAddress host = InetAddress.getByName(options.host());
        if (!host.isAnyLocalAddress() && !host.isLoopbackAddress()) {
            names.add(options.host());
        }
        SelfSignedCertificate certificate = SelfSignedCertificate.create(names);
        if (options.tlsPem() != null) {
            Files.writeString(Path.of(options.tlsPem()), certificate.pem());
        }
        return certificate;
    }

    private static void turn(Options options, PartneroService service) {
        options.switches().forEach(service.behaviour()::set);
    }

    private Running record(Options options, String target) {
        RecordingProxy proxy = RecordingProxy.start(
                target, Path.of(options.to()), options.port(), options.maskedFields(), err::println);
        out.println("Recording " + target + " to " + options.to());
        out.println("  base URL  " + proxy.baseUrl());
        out.println("  API key   the real one; it is not recorded");
        out.flush();
        return proxy::close;
    }

    /** Returns 0 if there are no differences, otherwise 1. */
    private int compare(Options options, Path file) throws IOException {
        List<RecordedExchange> record = RecordFile.read(file);
        List<String> differences = Comparison.differences(record, service -> turn(options, service));
        differences.forEach(out::println);
        if (differences.isEmpty()) {
            out.println("No differences.");
            return 0;
        }
        out.println(differences.size() == 1 ? "1 difference." : differences.size() + " differences.");
        Comparison.explanations(record, service -> turn(options, service), differences)
                .forEach(out::println);
        return 1;
    }

    /**
     * The customers of the API document, so that its examples work unchanged. One example has customer_123 buy, and
     * only a referred customer may; the document does not name the referrer.
     */
    private static void seed(PartneroService service) {
        service.addCustomer("customer_100")
                .key("ref_100")
                .name("Emma")
                .surname("Wilson")
                .email("emma.wilson@partnero.com");
        service.addCustomer("customer_123")
                .key("ref_123")
                .name("Alice")
                .surname("Brown")
                .email("alice.brown@partnero.com")
                .coupon("APITEST001163HQ9")
                .referredBy("customer_100");
        service.addCustomer("customer_456")
                .key("ref_456")
                .name("Daniel")
                .surname("Smith")
                .email("daniel.smith@partnero.com")
                .referredBy("customer_123");
    }
}
