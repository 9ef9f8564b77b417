package com.partnero.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks, and writes their tables into the page: no figure in it is typed. Everything runs once in each round, so
 * that what else the machine does meets all who are compared; a ratio is of two figures of one round.
 */
public final class Report {

    private static final int[] CALLERS = {1, 8, 64};

    private Report() {}

    /**
     * Runs the benchmarks; {@code -Drounds} says how often.
     *
     * @param arguments the page to write
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the page cannot be read or written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int rounds = Integer.getInteger("rounds", 2);
        Figures figures = new Figures();
        for (int round = 0; round < rounds; round++) {
            figures.add(new Runner(options("CodecBenchmark", 1).build()).run());
            for (int callers : CALLERS) {
                figures.add(new Runner(options(callers == 1 ? "CallBenchmark" : "CallBenchmark.create", callers)
                                .build())
                        .run());
            }
        }
        new GeneratedPart(Path.of(arguments[0]), "figures").write(tables(figures, rounds));
    }

    private static ChainedOptionsBuilder options(String benchmarks, int threads) {
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
        tables.add(calls(figures, "a create, plain HTTP", "create", CallBenchmark.Protocol.PLAIN));
        tables.add(calls(figures, "a create, TLS", "create", CallBenchmark.Protocol.TLS));
        tables.add(calls(figures, "a page of 250 transactions, plain HTTP", "page", CallBenchmark.Protocol.PLAIN));
        tables.add(calls(figures, "a page of 250 transactions, TLS", "page", CallBenchmark.Protocol.TLS));
        tables.add(concurrency(figures));
        return String.join("\n", tables);
    }

    private static String codec(Figures figures, String title, String benchmark, boolean tokens) {
        StringBuilder table = new StringBuilder(
                "| " + title + " | microseconds | of its library's binding | bytes allocated |\n|---|---|---|---|\n");
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

    private static String calls(Figures figures, String title, String benchmark, CallBenchmark.Protocol protocol) {
        StringBuilder table = new StringBuilder(
                "| " + title
                        + " | microseconds | CPU microseconds | of RestClient's CPU | bytes allocated |\n|---|---|---|---|---|\n");
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

    private static String concurrency(Figures figures) {
        StringBuilder table = new StringBuilder("| creates by many callers at once, time and CPU in microseconds"
                + " | plain, 8 callers | plain, 64 | TLS, 8 | TLS, 64 |\n|---|---|---|---|---|\n");
        for (Way way : Way.values()) {
            List<String> cells = new ArrayList<>(List.of(name(way)));
            for (CallBenchmark.Protocol protocol : CallBenchmark.Protocol.values()) {
                for (int callers : new int[] {8, 64}) {
                    Figures.Case one = new Figures.Case("create", way.name() + protocol, callers);
                    cells.add(
                            whole(figures.median(one, Figures.TIME)) + ", " + whole(figures.median(one, Figures.CPU)));
                }
            }
            table.append(row(cells.toArray(new String[0])));
        }
        return table.toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String name(Enum<?> who) {
        return who.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) || value == 1 ? "" : String.format(Locale.ROOT, "%.2f x", value);
    }
}
