package com.partnero.benchmarks;

import static com.partnero.benchmarks.Cells.head;
import static com.partnero.benchmarks.Cells.micros;
import static com.partnero.benchmarks.Cells.name;
import static com.partnero.benchmarks.Cells.ratio;
import static com.partnero.benchmarks.Cells.row;
import static com.partnero.benchmarks.Cells.whole;

import com.partnero.benchmarks.CallBenchmark.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * Compares creates over HTTP/2 and HTTP/1.1, both over TLS, and writes the tables into the page. It takes a few minutes, and
 * runs by itself or at the end of {@link Report}.
 */
public final class ConnectionReport {

    private static final int[] CALLERS = {1, 8, 64};
    private static final long[] DELAYS = {25, 50};
    private static final List<Way> OVER_HTTP2 =
            List.of(Way.PARTNERO_RETROFIT, Way.RETROFIT_MOSHI, Way.SPRING_RESTCLIENT);
    private static final List<Way> OVER_HTTP1 = List.of(
            Way.PARTNERO_RETROFIT,
            Way.PARTNERO_FEIGN,
            Way.RETROFIT_MOSHI,
            Way.RETROFIT_MOSHI_NOT_POOLED,
            Way.SPRING_RESTCLIENT);

    private ConnectionReport() {}

    /**
     * Runs the benchmarks once.
     *
     * @param arguments the page to write
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the page cannot be read or written
     * @throws InterruptedException if the run is to end
     */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Figures figures = new Figures();
        for (int callers : CALLERS) {
            measure(figures, Protocol.HTTP2, OVER_HTTP2, callers);
            measure(figures, Protocol.TLS, OVER_HTTP1, callers);
        }
        List<String> tables = new ArrayList<>(List.of(creates(figures)));
        for (long delay : DELAYS) {
            tables.add(roundTrips(delay));
        }
        new GeneratedPart(Path.of(arguments[0]), "connections").write(String.join("\n", tables));
    }

    private static void measure(Figures figures, Protocol protocol, List<Way> ways, int callers)
            throws RunnerException {
        ChainedOptionsBuilder calls = Report.options("CallBenchmark.create", callers)
                .param("protocol", protocol.name())
                .param("way", ways.stream().map(Way::name).toArray(String[]::new));
        if (callers == 1) {
            // One caller makes too few calls in that time for the compiler to finish.
            calls.warmupIterations(10);
        }
        figures.add(new Runner(calls.build()).run());
    }

    private static String creates(Figures figures) {
        StringBuilder table = new StringBuilder(head(
                "a create over TLS",
                "microseconds, 1, 8 and 64 callers",
                "CPU microseconds, 1, 8 and 64 callers",
                "of plain Retrofit's CPU over HTTP/2, 1 caller",
                "bytes allocated, 1 caller"));
        for (Protocol protocol : List.of(Protocol.HTTP2, Protocol.TLS)) {
            for (Way way : protocol == Protocol.HTTP2 ? OVER_HTTP2 : OVER_HTTP1) {
                Figures.Case one = of(way, protocol, 1);
                table.append(row(
                        title(way, protocol),
                        each(figures, way, protocol, Figures.TIME),
                        each(figures, way, protocol, Figures.CPU),
                        ratio(figures.ratio(one, of(Way.RETROFIT_MOSHI, Protocol.HTTP2, 1), Figures.CPU)),
                        whole(figures.median(one, Figures.BYTES))));
            }
        }
        return table.toString();
    }

    private static String title(Way way, Protocol protocol) {
        return name(way) + (protocol == Protocol.HTTP2 ? ", HTTP/2" : ", HTTP/1.1");
    }

    private static Figures.Case of(Way way, Protocol protocol, int callers) {
        return new Figures.Case("create", way.name() + protocol, callers);
    }

    private static String each(Figures figures, Way way, Protocol protocol, String what) {
        List<String> cells = new ArrayList<>();
        for (int callers : CALLERS) {
            cells.add(micros(figures.median(of(way, protocol, callers), what)));
        }
        return String.join(", ", cells);
    }

    private static String roundTrips(long delay) throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder(head(
                "round trip of " + 2 * delay + " ms, milliseconds",
                "first call of a JVM",
                "create",
                "page of 250",
                "find",
                "create if absent"));
        for (Protocol protocol : List.of(Protocol.HTTP2, Protocol.TLS)) {
            for (Way way : protocol == Protocol.HTTP2 ? OVER_HTTP2 : OVER_HTTP1) {
                Map<String, Long> run =
                        Fork.run(Fork.java(), RoundTripRun.class.getName(), way.name(), protocol.name(), "" + delay);
                table.append(row(
                        title(way, protocol),
                        millis(run, "first"),
                        millis(run, "create"),
                        millis(run, "page"),
                        millis(run, "find"),
                        millis(run, "create-if-absent")));
            }
        }
        return table.toString();
    }

    private static String millis(Map<String, Long> run, String what) {
        Long micros = run.get(what);
        return micros == null ? "" : String.format(Locale.ROOT, "%,.0f", micros / 1_000.0);
    }
}
