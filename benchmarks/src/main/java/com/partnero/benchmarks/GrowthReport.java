package com.partnero.benchmarks;

import static com.partnero.benchmarks.Cells.head;
import static com.partnero.benchmarks.Cells.row;
import static com.partnero.benchmarks.Cells.whole;

import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.micrometer.PartneroMicrometer;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the programs that measure growth with the amount of work, each in a new JVM, and writes their tables into the
 * page.
 */
public final class GrowthReport {

    private static final int TRANSACTIONS = 100_000;
    private static final int BATCH = 10_000;
    private static final int CALLERS = 10_000;
    private static final int[] AT_ONCE = {CALLERS, 100};
    private static final int CALLERS_IN_OUTAGE = 64;
    private static final int OUTAGE_SECONDS = 10;
    private static final int CALL_TIMEOUT_SECONDS = 5;
    private static final int STARTS = 11;

    private GrowthReport() {}

    /**
     * Runs them. {@code -Dvirtual.java} names a {@code java} of version 21 or newer if this one is older.
     *
     * @param arguments the page to write
     * @throws IOException if a program fails, or the page cannot be written
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> tables = List.of(streams(), batches(), virtualThreads(), outages(), starts());
        new GeneratedPart(Path.of(arguments[0]), "growth").write(String.join("\n", tables));
    }

    private static String streams() throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder(head(
                whole(TRANSACTIONS) + " transactions as a stream, in a heap of 32 MB",
                "requests",
                "milliseconds",
                "live heap at each tenth, KB"));
        for (Transport transport : List.of(Transport.FEIGN, Transport.RETROFIT)) {
            Map<String, Long> figures = run(Fork.java(), "-Xmx32m", StreamRun.class, transport, TRANSACTIONS);
            table.append(row(
                    Cells.name(transport),
                    number(figures, "requests"),
                    number(figures, "milliseconds"),
                    number(figures, "least-live-heap-kb") + " to " + number(figures, "most-live-heap-kb")));
        }
        return table.toString();
    }

    private static String batches() throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder(head(
                "a batch of " + whole(BATCH) + " sales",
                "requests",
                "milliseconds",
                "KB allocated",
                "requests if its answer is lost",
                "milliseconds",
                "KB allocated"));
        for (Transport transport : List.of(Transport.FEIGN, Transport.RETROFIT)) {
            Map<String, Long> figures = run(Fork.java(), "-Xmx256m", BatchRun.class, transport, BATCH);
            table.append(row(
                    Cells.name(transport),
                    number(figures, "requests"),
                    number(figures, "milliseconds"),
                    number(figures, "allocated-kb"),
                    number(figures, "lost-requests"),
                    number(figures, "lost-milliseconds"),
                    number(figures, "lost-allocated-kb")));
        }
        return table.toString();
    }

    /** The {@code java} with virtual threads; null if there is none. */
    static @Nullable Path virtualJava() {
        String named = System.getProperty("virtual.java", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        return Transport.hasVirtualThreads() ? Path.of(System.getProperty("java.home"), "bin", "java") : null;
    }

    private static String virtualThreads() throws IOException, InterruptedException {
        Path java = virtualJava();
        String title = whole(CALLERS) + " virtual threads, a create each";
        if (java == null) {
            return title + ": needs Java 21 or newer.\n";
        }
        StringBuilder table = new StringBuilder(head(
                title,
                "at once",
                "failures, of them unknown",
                "milliseconds",
                "CPU microseconds each",
                "platform threads",
                "connections, at once",
                "pinned"));
        for (int atOnce : AT_ONCE) {
            for (Transport transport : Transport.values()) {
                Map<String, Long> figures =
                        run(Fork.java(java), "-Xmx512m", VirtualThreadsRun.class, transport, CALLERS, atOnce);
                table.append(row(
                        Cells.name(transport),
                        atOnce == CALLERS ? "all" : whole(atOnce),
                        number(figures, "failures") + ", " + number(figures, "unknown"),
                        number(figures, "milliseconds"),
                        number(figures, "cpu-micros"),
                        number(figures, "platform-threads"),
                        number(figures, "connections") + ", " + number(figures, "connections-at-once"),
                        number(figures, "pinned")));
            }
        }
        return table.toString();
    }

    private static String outages() throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder(head(
                OUTAGE_SECONDS + " seconds of outage, " + CALLERS_IN_OUTAGE + " callers, time-out "
                        + CALL_TIMEOUT_SECONDS + " s",
                "calls",
                "requests for each",
                "not applied",
                "unknown",
                "milliseconds until a call fails, median and most",
                "threads",
                "milliseconds until a caller succeeds, first and last"));
        for (GrowingServer.Mode mode : GrowingServer.Mode.values()) {
            for (Transport transport : List.of(Transport.FEIGN, Transport.RETROFIT)) {
                if (mode != GrowingServer.Mode.UP) {
                    table.append(outage(mode, transport));
                }
            }
        }
        return table.toString();
    }

    private static String outage(GrowingServer.Mode mode, Transport transport)
            throws IOException, InterruptedException {
        Map<String, Long> figures = run(
                Fork.java(),
                "-Xmx256m",
                OutageRun.class,
                transport,
                mode,
                CALLERS_IN_OUTAGE,
                OUTAGE_SECONDS,
                CALL_TIMEOUT_SECONDS);
        String kind = switch (mode) {
            case BUSY -> "503";
            case SILENT -> "no answer";
            default -> "connection refused";
        };
        return row(
                Cells.name(transport) + ", " + kind,
                number(figures, "calls"),
                String.format(Locale.ROOT, "%.2f", (double) figures.get("requests") / figures.get("calls")),
                number(figures, "not-applied"),
                number(figures, "unknown"),
                number(figures, "median-milliseconds") + ", " + number(figures, "most-milliseconds"),
                number(figures, "threads"),
                number(figures, "first-success-milliseconds") + ", " + number(figures, "last-success-milliseconds"));
    }

    /** Alternates between both, so that the machine's other load affects both. */
    private static String starts() throws IOException, InterruptedException {
        List<Map<String, Long>> without = new ArrayList<>();
        List<Map<String, Long>> with = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            without.add(start(false));
            with.add(start(true));
        }
        return head(
                        "start of a Spring Boot web application, medians of " + STARTS,
                        "milliseconds",
                        "CPU milliseconds",
                        "classes loaded")
                + start("without the starter", without)
                + start("with the starter and a client", with);
    }

    static Map<String, Long> start(boolean withStarter) throws IOException, InterruptedException {
        return withStarter
                ? Fork.run(Fork.java(), BootStart.class.getName(), "partnero")
                : Fork.run(Fork.javaWithout(ofPartnero()), BootStart.class.getName());
    }

    /** A class from each jar that comes only with Partnero. */
    private static List<Class<?>> ofPartnero() {
        return List.of(
                PartneroAutoConfiguration.class,
                PartneroMicrometer.class,
                FeignPartnero.class,
                RetrofitPartnero.class,
                Partnero.class,
                feign.Feign.class);
    }

    private static String start(String name, List<Map<String, Long>> starts) {
        return row(name, median(starts, "milliseconds"), median(starts, "cpu-milliseconds"), median(starts, "classes"));
    }

    private static String median(List<Map<String, Long>> runs, String name) {
        return whole(Figures.median(
                runs.stream().map(figures -> figures.get(name).doubleValue()).toList()));
    }

    private static Map<String, Long> run(List<String> java, String heap, Class<?> program, Object... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(heap, program.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return Fork.run(java, words.toArray(new String[0]));
    }

    private static String number(Map<String, Long> figures, String name) {
        return whole(figures.getOrDefault(name, 0L));
    }
}
