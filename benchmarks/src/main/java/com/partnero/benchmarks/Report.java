package com.partnero.benchmarks;

import static com.partnero.benchmarks.Cells.head;
import static com.partnero.benchmarks.Cells.micros;
import static com.partnero.benchmarks.Cells.name;
import static com.partnero.benchmarks.Cells.ratio;
import static com.partnero.benchmarks.Cells.row;
import static com.partnero.benchmarks.Cells.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks and writes their tables into the page; no figure is typed by hand. Every benchmark runs once per
 * round, so that the machine's other load affects all of them. A ratio compares two figures of the same round.
 */
public final class Report {

    private static final int[] CALLERS = {1, 8, 64};

    /** Those that all ways speak; {@link ConnectionReport} compares the others. */
    private static final String[] PROTOCOLS = {CallBenchmark.Protocol.PLAIN.name(), CallBenchmark.Protocol.TLS.name()};

    private Report() {}

    /**
     * Runs the benchmarks, {@code -Drounds} times, and the programs of {@link GrowthReport}.
     *
     * @param arguments the page to write
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the page cannot be read or written
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        int rounds = Integer.getInteger("rounds", 2);
        Figures figures = new Figures();
        for (int round = 0; round < rounds; round++) {
            figures.add(new Runner(options("CodecBenchmark", 1).build()).run());
            figures.add(new Runner(options("PolicyBenchmark", 1).build()).run());
            for (int callers : CALLERS) {
                ChainedOptionsBuilder calls = options(callers == 1 ? "CallBenchmark" : "CallBenchmark.create", callers)
                        .param("protocol", PROTOCOLS);
                if (callers == 1) {
                    // One caller makes too few calls in that time for the compiler to be done with a handshake of TLS.
                    calls.warmupIterations(10);
                }
                figures.add(new Runner(calls.build()).run());
            }
            figures.add(onVirtualThreads());
        }
        new GeneratedPart(Path.of(arguments[0]), "figures").write(tables(figures, rounds));
        ConnectionReport.main(arguments);
        GrowthReport.main(arguments);
    }

    private static Collection<RunResult> onVirtualThreads() throws RunnerException {
        Path java = GrowthReport.virtualJava();
        List<RunResult> results = new ArrayList<>();
        for (int callers : java == null ? new int[0] : CALLERS) {
            results.addAll(new Runner(options("CallBenchmark.create", callers)
                            .param("protocol", PROTOCOLS)
                            .jvm(java.toString())
                            .jvmArgsAppend(Figures.VIRTUAL)
                            .build())
                    .run());
        }
        return results;
    }

    static ChainedOptionsBuilder options(String benchmarks, int threads) {
        return new OptionsBuilder()
                .include("com\\.partnero\\.benchmarks\\." + benchmarks)
                .forks(1)
                .threads(threads)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class);
    }

    private static String tables(Figures figures, int rounds) {
        List<String> tables = new ArrayList<>();
        tables.add("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, medians of " + rounds
                + (rounds == 1 ? " round.\n" : " rounds.\n"));
        tables.add(codec(figures, "read a page of 250 transactions", "readPage", true));
        tables.add(codec(figures, "read the answer to a create", "readSale", true));
        tables.add(codec(figures, "write a batch of 1,000 sales", "writeBatch", false));
        tables.add(policy(figures));
        tables.add(calls(figures, "a create, plain HTTP", "create", CallBenchmark.Protocol.PLAIN));
        tables.add(calls(figures, "a create, TLS", "create", CallBenchmark.Protocol.TLS));
        tables.add(calls(figures, "a page of 250 transactions, plain HTTP", "page", CallBenchmark.Protocol.PLAIN));
        tables.add(calls(figures, "a page of 250 transactions, TLS", "page", CallBenchmark.Protocol.TLS));
        tables.add(concurrency(figures, "create", "by many callers at once", 8, 64));
        tables.add(
                GrowthReport.virtualJava() == null
                        ? "Virtual threads need Java 21 or newer.\n"
                        : concurrency(figures, "create" + Figures.VIRTUAL, "by virtual threads", CALLERS));
        return String.join("\n", tables);
    }

    private static String codec(Figures figures, String title, String benchmark, boolean tokens) {
        StringBuilder table =
                new StringBuilder(head(title, "microseconds", "of its library's binding", "bytes allocated"));
        for (CodecBenchmark.Library library : CodecBenchmark.Library.values()) {
            if (!tokens && library.name().endsWith("TOKENS")) {
                continue;
            }
            Figures.Case one = new Figures.Case(benchmark, library.name(), 1);
            String other = switch (library) {
                case PARTNERO_JACKSON -> CodecBenchmark.Library.JACKSON_DATABIND.name();
                case PARTNERO_MOSHI -> CodecBenchmark.Library.MOSHI_REFLECTION.name();
                default -> "";
            };
            table.append(row(
                    name(library),
                    micros(figures.median(one, Figures.TIME)),
                    ratio(figures.ratio(one, new Figures.Case(benchmark, other, 1), Figures.TIME)),
                    whole(figures.median(one, Figures.BYTES))));
        }
        return table.toString();
    }

    private static String policy(Figures figures) {
        StringBuilder table = new StringBuilder(head("a create without HTTP", "microseconds", "bytes allocated"));
        for (PolicyBenchmark.Work work : PolicyBenchmark.Work.values()) {
            Figures.Case one = new Figures.Case("create", work.name(), 1);
            table.append(row(
                    name(work), micros(figures.median(one, Figures.TIME)), whole(figures.median(one, Figures.BYTES))));
        }
        return table.toString();
    }

    private static String calls(Figures figures, String title, String benchmark, CallBenchmark.Protocol protocol) {
        StringBuilder table = new StringBuilder(
                head(title, "microseconds", "CPU microseconds", "of RestClient's CPU", "bytes allocated"));
        Figures.Case reference = new Figures.Case(benchmark, Way.SPRING_RESTCLIENT.name() + protocol, 1);
        for (Way way : Way.values()) {
            Figures.Case one = new Figures.Case(benchmark, way.name() + protocol, 1);
            table.append(row(
                    name(way),
                    micros(figures.median(one, Figures.TIME)),
                    micros(figures.median(one, Figures.CPU)),
                    ratio(figures.ratio(one, reference, Figures.CPU)),
                    whole(figures.median(one, Figures.BYTES))));
        }
        return table.toString();
    }

    private static String concurrency(Figures figures, String benchmark, String who, int... callers) {
        List<String> titles = new ArrayList<>(List.of("creates " + who + ": time, CPU in microseconds"));
        for (CallBenchmark.Protocol protocol : List.of(CallBenchmark.Protocol.PLAIN, CallBenchmark.Protocol.TLS)) {
            for (int each : callers) {
                titles.add(name(protocol) + ", " + each + (each == 1 ? " caller" : " callers"));
            }
        }
        StringBuilder table = new StringBuilder(head(titles.toArray(new String[0])));
        for (Way way : Way.values()) {
            List<String> cells = new ArrayList<>(List.of(name(way)));
            for (CallBenchmark.Protocol protocol : List.of(CallBenchmark.Protocol.PLAIN, CallBenchmark.Protocol.TLS)) {
                for (int each : callers) {
                    Figures.Case one = new Figures.Case(benchmark, way.name() + protocol, each);
                    cells.add(
                            whole(figures.median(one, Figures.TIME)) + ", " + whole(figures.median(one, Figures.CPU)));
                }
            }
            table.append(row(cells.toArray(new String[0])));
        }
        return table.toString();
    }
}
