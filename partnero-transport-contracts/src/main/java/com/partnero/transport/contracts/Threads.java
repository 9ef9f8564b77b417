package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The threads of the process at one moment. */
final class Threads {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(200);

    private final Set<Thread> known = Set.copyOf(Thread.getAllStackTraces().keySet());

    /**
     * Fails if new threads are still running. Garbage is collected meanwhile, because the JDK's HTTP client before
     * version 21 ends its threads only when it is collected.
     */
    void assertNoneAdded(Predicate<String> isShared) {
        long start = System.nanoTime();
        while (!Eventually.isTrue(BETWEEN_COLLECTIONS, () -> added(isShared).isEmpty())
                && System.nanoTime() - start < PATIENCE.toNanos()) {
            System.gc();
        }
        assertThat(added(isShared))
                .as("threads that outlive their clients, and what they do")
                .isEmpty();
    }

    private Map<String, List<StackTraceElement>> added(Predicate<String> isShared) {
        Map<String, List<StackTraceElement>> added = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            String name = thread.getName();
            if (!known.contains(thread) && thread.isAlive() && !isShared.test(name) && !isTheJvms(name)) {
                added.put(name, List.of(stack));
            }
        });
        return added;
    }

    /** Whether the JVM itself starts such threads, at any time. */
    private static boolean isTheJvms(String name) {
        return name.startsWith("process reaper")
                || name.startsWith("Cleaner-")
                || name.startsWith("Keep-Alive-Timer")
                || name.startsWith("ForkJoinPool")
                || name.startsWith("junit-")
                || name.startsWith("surefire");
    }
}
