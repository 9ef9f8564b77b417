package com.partnero.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks, and writes their tables into the page: no figure in it is typed. */
public final class Report {

    private static final String BEGIN = "<!-- figures -->";
    private static final String END = "<!-- end of figures -->";

    private Report() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments the page to write
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the page cannot be read or written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Path page = Path.of(arguments[0]);
        int forks = Integer.getInteger("forks", 2);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("com\\.partnero\\.benchmarks\\..*")
                        .forks(forks)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                page, text.substring(0, begin) + "\n\n" + tables(results, forks) + text.substring(text.indexOf(END)));
    }

    private static String tables(Collection<RunResult> results, int forks) {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (RunResult result : results) {
            String who = who(result);
            String name = result.getPrimaryResult().getLabel();
            if (name.equals("writeBatch") && who.endsWith("tokens")) {
                continue;
            }
            tables.computeIfAbsent(
                            name,
                            unused -> new StringBuilder(
                                    "| " + title(name) + " | microseconds | bytes allocated |\n|---|---|---|\n"))
                    .append(String.format(
                            Locale.ROOT,
                            "| %s | %,.1f ± %,.1f | %,.0f |%n",
                            who,
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreError(),
                            bytes(result)));
        }
        return "Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors, " + forks + (forks == 1 ? " fork" : " forks") + " of 5 seconds each:\n\n"
                + String.join("\n", tables.values()) + "\n";
    }

    private static String who(RunResult result) {
        String parameter = result.getParams().getParam("library") == null ? "way" : "library";
        return result.getParams().getParam(parameter).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String title(String name) {
        return switch (name) {
            case "readSale" -> "read the answer to a create";
            case "readPage" -> "read a page of 250 transactions";
            case "writeBatch" -> "write a batch of 1,000 sales";
            default -> "a whole create over loopback";
        };
    }

    private static double bytes(RunResult result) {
        for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith("gc.alloc.rate.norm")) {
                return secondary.getValue().getScore();
            }
        }
        return Double.NaN;
    }
}
