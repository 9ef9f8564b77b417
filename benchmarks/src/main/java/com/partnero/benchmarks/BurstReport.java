package com.partnero.benchmarks;

import static com.partnero.benchmarks.Cells.head;
import static com.partnero.benchmarks.Cells.row;
import static com.partnero.benchmarks.Cells.whole;

import com.partnero.benchmarks.BurstRun.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs {@link BurstRun} for each way and number of callers, each in a new JVM, and writes the tables into the page. A round
 * runs all of them one after the other, so that the machine's other load affects all.
 */
public final class BurstReport {

    private static final long DEADLINE = 300;
    private static final long LONG_DEADLINE = 10_000;

    private BurstReport() {}

    /**
     * Runs them. {@code -Dcallers=1000,2000,3000} and {@code -Drounds=2} are the usual numbers.
     *
     * @param arguments the page to write
     * @throws IOException if a program fails, or the page cannot be written
     * @throws InterruptedException if the run is to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Integer> callers = Stream.of(
                        System.getProperty("callers", "1000,2000,3000").split(","))
                .map(Integer::valueOf)
                .toList();
        Map<Case, List<Map<String, Long>>> runs = new LinkedHashMap<>();
        for (int round = 0; round < Integer.getInteger("rounds", 2); round++) {
            for (GrowingServer.Mode mode : List.of(GrowingServer.Mode.SILENT, GrowingServer.Mode.UP)) {
                for (int count : callers) {
                    for (boolean warm : new boolean[] {true, false}) {
                        for (Way way : Way.values()) {
                            Case one = new Case(mode, count, warm, way);
                            runs.computeIfAbsent(one, first -> new ArrayList<>())
                                    .add(one.run());
                        }
                    }
                }
            }
        }
        StringBuilder hung = new StringBuilder(head(
                "the service hangs, deadline " + DEADLINE + " ms",
                "milliseconds, p50",
                "p99",
                "most",
                "p99 past the deadline",
                "unknown",
                "not applied"));
        StringBuilder healthy =
                new StringBuilder(head("the service answers", "milliseconds for all", "p50", "p99", "most", "failed"));
        runs.forEach((one, figures) -> {
            if (one.mode() == GrowingServer.Mode.SILENT) {
                hung.append(one.hung(figures));
            } else {
                healthy.append(one.healthy(figures));
            }
        });
        new GeneratedPart(Path.of(arguments[0]), "bursts").write(hung + "\n" + healthy);
    }

    private record Case(GrowingServer.Mode mode, int callers, boolean warm, Way way) {

        Map<String, Long> run() throws IOException, InterruptedException {
            long deadline = mode == GrowingServer.Mode.SILENT ? DEADLINE : LONG_DEADLINE;
            return Fork.run(
                    Fork.java(),
                    "-Xmx1g",
                    BurstRun.class.getName(),
                    way.name(),
                    mode.name(),
                    String.valueOf(callers),
                    String.valueOf(deadline),
                    String.valueOf(warm));
        }

        private String title() {
            return whole(callers) + " callers, " + Cells.name(way) + (warm ? "" : ", new JVM");
        }

        String hung(List<Map<String, Long>> runs) {
            double p99 = median(runs, "p99-milliseconds");
            return row(
                    title(),
                    whole(median(runs, "p50-milliseconds")),
                    whole(p99),
                    whole(median(runs, "most-milliseconds")),
                    whole(p99 - DEADLINE),
                    whole(median(runs, "unknown")),
                    whole(median(runs, "not-applied")));
        }

        String healthy(List<Map<String, Long>> runs) {
            return row(
                    title(),
                    whole(median(runs, "whole-milliseconds")),
                    whole(median(runs, "p50-milliseconds")),
                    whole(median(runs, "p99-milliseconds")),
                    whole(median(runs, "most-milliseconds")),
                    whole(median(runs, "unknown") + median(runs, "not-applied")));
        }

        private static double median(List<Map<String, Long>> runs, String name) {
            return Figures.median(runs.stream()
                    .map(figures -> figures.get(name).doubleValue())
                    .toList());
        }
    }
}
