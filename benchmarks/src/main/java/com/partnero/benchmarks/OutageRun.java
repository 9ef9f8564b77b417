package com.partnero.benchmarks;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs callers that record sales continuously while the service goes down and comes back. */
public final class OutageRun {

    /** The pause between two calls of one caller. */
    private static final long PAUSE_MILLIS = 100;

    /** How long every caller may take to succeed again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger sales = new AtomicInteger();
    private final Queue<ObservedCall> calls = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    private OutageRun() {}

    /** Runs on the caller's thread. */
    private final class ObservedCall implements CallObserver {

        private final Thread caller = Thread.currentThread();
        private final long begin = System.nanoTime();
        private long end;
        private int requests;
        private @Nullable Outcome failure;

        @Override
        public void attemptEnded(Operation request, @Nullable AttemptFailedException failed) {
            requests++;
        }

        @Override
        public void failed(PartneroException exception) {
            failure = exception.outcome();
        }

        @Override
        public void ended() {
            end = System.nanoTime();
            calls.add(this);
        }
    }

    /**
     * Prints the figures.
     *
     * @param arguments the transport, the kind of outage, the number of callers, the seconds of the outage, and the
     *     time-out of a call in seconds
     * @throws IOException if the server does not start
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fork.print(figures(
                Transport.valueOf(arguments[0]),
                GrowingServer.Mode.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                Duration.ofSeconds(Integer.parseInt(arguments[3])),
                Duration.ofSeconds(Integer.parseInt(arguments[4]))));
    }

    static Map<String, Long> figures(
            Transport transport, GrowingServer.Mode mode, int callers, Duration outage, Duration callTimeout)
            throws IOException, InterruptedException {
        return new OutageRun().run(transport, mode, callers, outage, callTimeout);
    }

    private Map<String, Long> run(
            Transport transport, GrowingServer.Mode mode, int callers, Duration outage, Duration callTimeout)
            throws IOException, InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (ServerProcess server = ServerProcess.growing(0);
                Partnero partnero = transport
                        .builder(server)
                        .callTimeout(callTimeout)
                        .observer(operation -> new ObservedCall())
                        .build()) {
            List<Thread> all = start(partnero, callers);
            Thread.sleep(outage.toMillis() / 4);
            threads.resetPeakThreadCount();
            long down = System.nanoTime();
            server.become(mode);
            Thread.sleep(outage.toMillis());
            server.become(GrowingServer.Mode.UP);
            long up = System.nanoTime();
            long peak = threads.getPeakThreadCount();
            awaitRecovery(up, callers);
            ended = true;
            for (Thread thread : all) {
                thread.join();
            }
            Map<String, Long> figures = hitBy(down, up);
            figures.put("threads", peak);
            figures.putAll(recovery(up));
            return figures;
        }
    }

    private void awaitRecovery(long up, int callers) throws InterruptedException {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (firstSuccesses(up).size() < callers && System.nanoTime() < latest) {
            Thread.sleep(10);
        }
    }

    private List<Thread> start(Partnero partnero, int callers) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Thread thread = new Thread(() -> callOn(partnero));
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void callOn(Partnero partnero) {
        while (!ended) {
            try {
                partnero.transactions().create(Documents.newSale(sales.getAndIncrement()));
            } catch (PartneroException e) {
                // The observer has seen it.
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The calls that began or were running while the service was down. */
    private Map<String, Long> hitBy(long down, long up) {
        List<ObservedCall> hit = calls.stream()
                .filter(call -> call.end > down && call.begin < up)
                .toList();
        List<Long> untilFailure = hit.stream()
                .filter(call -> call.failure != null)
                .map(call -> (call.end - call.begin) / 1_000_000)
                .sorted()
                .toList();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("calls", (long) hit.size());
        figures.put("requests", hit.stream().mapToLong(call -> call.requests).sum());
        figures.put("not-applied", count(hit, Outcome.NOT_APPLIED));
        figures.put("unknown", count(hit, Outcome.UNKNOWN));
        figures.put("median-milliseconds", untilFailure.isEmpty() ? 0 : untilFailure.get(untilFailure.size() / 2));
        figures.put("most-milliseconds", untilFailure.isEmpty() ? 0 : untilFailure.get(untilFailure.size() - 1));
        return figures;
    }

    private static long count(List<ObservedCall> calls, Outcome failure) {
        return calls.stream().filter(call -> call.failure == failure).count();
    }

    /** How many callers succeeded again, and when the first and the last did. */
    private Map<String, Long> recovery(long up) {
        Collection<Long> successes = firstSuccesses(up).values();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("recovered", (long) successes.size());
        if (!successes.isEmpty()) {
            figures.put("first-success-milliseconds", Collections.min(successes));
            figures.put("last-success-milliseconds", Collections.max(successes));
        }
        return figures;
    }

    /** The first success of each caller that has one, in milliseconds. */
    private Map<Thread, Long> firstSuccesses(long up) {
        Map<Thread, Long> successes = new HashMap<>();
        for (ObservedCall call : calls) {
            if (call.failure == null && call.end > up) {
                successes.merge(call.caller, (call.end - up) / 1_000_000, Math::min);
            }
        }
        return successes;
    }
}
