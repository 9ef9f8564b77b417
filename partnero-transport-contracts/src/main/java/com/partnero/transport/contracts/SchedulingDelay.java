package com.partnero.transport.contracts;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Measures how late the machine wakes threads, so that a transport is not blamed for a busy machine. Thread-safe. */
final class SchedulingDelay implements AutoCloseable {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration LATE = Duration.ofMillis(100);
    private static final OperatingSystemMXBean MACHINE = ManagementFactory.getOperatingSystemMXBean();
    private static final long WORTH_COUNTING = TimeUnit.MILLISECONDS.toNanos(2);

    private final Queue<Delay> delays = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::measure, "partnero-contract-delay");

    private record Delay(long at, long nanos) {}

    SchedulingDelay() {
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.start();
    }

    private void measure() {
        try {
            long before = System.nanoTime();
            while (!closed.await(STEP, TimeUnit.NANOSECONDS)) {
                long now = System.nanoTime();
                long late = now - before - STEP;
                if (late > WORTH_COUNTING) {
                    delays.add(new Delay(now, late));
                }
                before = now;
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but a JVM that ends.
        }
    }

    /**
     * The machine's total delay since a moment of {@link System#nanoTime()}. It is counted twice: at the end of a call
     * first the HTTP library's thread is woken, then the caller's.
     */
    Duration since(long start) {
        long sum = 0;
        for (Delay delay : delays) {
            if (delay.at() - start > 0) {
                sum += delay.nanos();
            }
        }
        return Duration.ofNanos(2 * sum);
    }

    /** Whether threads may have waited for a processor since a moment: threads woke late, or many were ready to run. */
    boolean wasBusy(long start) {
        return since(start).compareTo(LATE) >= 0 || MACHINE.getSystemLoadAverage() > MACHINE.getAvailableProcessors();
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }
}
