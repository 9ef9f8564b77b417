package com.partnero.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures calls over a network with a long round trip: the first call of a JVM, and calls that follow. */
public final class RoundTripRun {

    private static final int CALLS = 9;
    private static final int WARM_UP = 300;

    private RoundTripRun() {}

    /**
     * Prints the figures in microseconds.
     *
     * @param arguments the way, the protocol, and the delay in each direction in milliseconds
     * @throws IOException if the server does not start
     * @throws InterruptedException if the run is to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fork.print(figures(
                Way.valueOf(arguments[0]), CallBenchmark.Protocol.valueOf(arguments[1]), Long.parseLong(arguments[2])));
    }

    static Map<String, Long> figures(Way way, CallBenchmark.Protocol protocol, long delay)
            throws IOException, InterruptedException {
        Map<String, Long> figures = new LinkedHashMap<>();
        Path keys = Tls.generate();
        try (ServerProcess server = ServerProcess.fixed(keys, protocol == CallBenchmark.Protocol.HTTP2);
                DelayingRelay relay = new DelayingRelay(URI.create(server.url()).getPort(), delay)) {
            Caller caller = way.caller("https://localhost:" + relay.port() + "/v1", new Tls(keys));
            figures.put("first", micros(caller::create));
            warmUp(way.caller(server.url(), new Tls(keys)));
            caller.create();
            figures.put("create", median(caller::create));
            figures.put("page", median(caller::page));
            if (caller.createsIfAbsent()) {
                figures.put("find", median(caller::find));
                figures.put("create-if-absent", median(caller::createIfAbsent));
            }
            caller.close();
        }
        return figures;
    }

    /** Without the delay, until the code is compiled. */
    private static void warmUp(Caller caller) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            caller.create();
            caller.page();
        }
        caller.close();
    }

    @FunctionalInterface
    private interface Call {
        Object make() throws IOException, InterruptedException;
    }

    private static long median(Call call) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            times.add((double) micros(call));
        }
        return (long) Figures.median(times);
    }

    private static long micros(Call call) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        call.make();
        return (System.nanoTime() - begin) / 1_000;
    }
}
