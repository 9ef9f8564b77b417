package com.partnero.benchmarks;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** Many virtual threads that record one sale each. */
public final class VirtualThreadsRun {

    private static final String PINNED = "jdk.VirtualThreadPinned";

    /**
     * Prints the figures.
     *
     * @param arguments the transport, the number of threads, and how many of them may call at once
     * @throws IOException if the server does not start
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fork.print(figures(
                Transport.valueOf(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
    }

    private final Semaphore permits;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    private VirtualThreadsRun(int atOnce) {
        permits = new Semaphore(atOnce);
    }

    static Map<String, Long> figures(Transport transport, int callers, int atOnce)
            throws IOException, InterruptedException {
        return new VirtualThreadsRun(atOnce).run(transport, callers);
    }

    private Map<String, Long> run(Transport transport, int callers) throws IOException, InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (ServerProcess server = ServerProcess.growing(0);
                Partnero partnero = transport
                        .builder(server)
                        .callTimeout(Duration.ofMinutes(1))
                        .build();
                Recording recording = new Recording()) {
            partnero.transactions().create(Documents.newSale(callers));
            recording.enable(PINNED).withThreshold(Duration.ZERO);
            recording.start();
            threads.resetPeakThreadCount();
            long cpu = system.getProcessCpuTime();
            long begin = System.nanoTime();
            callAll(partnero, callers);
            long nanos = System.nanoTime() - begin;
            Map<String, Long> figures = new LinkedHashMap<>();
            figures.put("failures", (long) failures.get());
            figures.put("unknown", (long) unknown.get());
            figures.put("milliseconds", nanos / 1_000_000);
            figures.put("cpu-micros", (system.getProcessCpuTime() - cpu) / 1_000 / callers);
            figures.put("platform-threads", (long) threads.getPeakThreadCount());
            ServerProcess.Seen seen = server.seen();
            figures.put("requests", (long) seen.requests() - 1);
            figures.put("connections", (long) seen.connections());
            figures.put("connections-at-once", (long) seen.connectionsAtOnce());
            figures.put("pinned", pinned(recording));
            return figures;
        }
    }

    private void callAll(Partnero partnero, int callers) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        ExecutorService threads = Transport.virtualThreads();
        for (int i = 0; i < callers; i++) {
            int number = i;
            threads.execute(() -> {
                try {
                    ready.await();
                    permits.acquire();
                    partnero.transactions().create(Documents.newSale(number));
                } catch (PartneroException e) {
                    failures.incrementAndGet();
                    if (e.outcome() == Outcome.UNKNOWN) {
                        unknown.incrementAndGet();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    permits.release();
                }
            });
        }
        ready.countDown();
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a call has outlived its deadline");
        }
    }

    /** How often a virtual thread pinned its carrier while it waited. */
    private static long pinned(Recording recording) throws IOException {
        recording.stop();
        Path file = Files.createTempFile("partnero-benchmarks", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(PINNED))
                    .count();
        } finally {
            Files.delete(file);
        }
    }
}
