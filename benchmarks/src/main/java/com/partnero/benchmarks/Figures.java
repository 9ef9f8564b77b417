package com.partnero.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The measurements of all rounds. Not thread-safe. */
final class Figures {

    static final String TIME = "time";
    static final String CPU = CpuProfiler.LABEL;
    static final String BYTES = "gc.alloc.rate.norm";

    /** The option that runs callers on virtual threads; also a part of the benchmark's name in the figures. */
    static final String VIRTUAL = "-Djmh.executor=VIRTUAL";

    private final Map<Case, List<RunResult>> results = new HashMap<>();

    /** One benchmark with its parameters and its number of threads. */
    record Case(String benchmark, String who, int threads) {}

    void add(Collection<RunResult> round) {
        for (RunResult result : round) {
            String library = result.getParams().getParam("library");
            String who = library == null
                    ? result.getParams().getParam("way") + result.getParams().getParam("protocol")
                    : library;
            Case one = new Case(
                    result.getPrimaryResult().getLabel()
                            + (result.getParams().getJvmArgs().contains(VIRTUAL) ? VIRTUAL : ""),
                    who,
                    result.getParams().getThreads());
            results.computeIfAbsent(one, unused -> new ArrayList<>()).add(result);
        }
    }

    /** The median of all rounds; NaN if nothing was measured. */
    double median(Case one, String what) {
        return median(rounds(one, what));
    }

    /** The median over all rounds of the ratio of two figures of the same round; NaN if one was not measured. */
    double ratio(Case one, Case other, String what) {
        List<Double> mine = rounds(one, what);
        List<Double> others = rounds(other, what);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(mine.size(), others.size()); i++) {
            ratios.add(mine.get(i) / others.get(i));
        }
        return median(ratios);
    }

    private List<Double> rounds(Case one, String what) {
        return results.getOrDefault(one, List.of()).stream()
                .map(result -> value(result, what))
                .toList();
    }

    private static double value(RunResult result, String what) {
        if (what.equals(TIME)) {
            return result.getPrimaryResult().getScore();
        }
        for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith(what)) {
                return secondary.getValue().getScore();
            }
        }
        return Double.NaN;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
