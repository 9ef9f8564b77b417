package com.partnero.transport.contracts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the cases of a contract side by side, and sums up why some failed: one cause breaks hundreds of cases, which are then
 * reported in full a few times only.
 */
final class CaseRunner {

    private static final int ENDLESS_CASES_UNTIL_STOP = 3;
    private static final int REPORTED_IN_FULL = 3;
    private static final int TRIES = 3;
    private static final int MOST_REPETITIONS = 12;
    private static final int LONGEST_CAUSE = 160;
    private static final Pattern DESCRIPTION = Pattern.compile("\\s*\\[([^\\]:]+)");

    static final String ENDLESS =
            "a call does not end: the transport waits longer than the time left that it was given. Limit"
                    + " connecting, writing and reading, each read of a body too, and end them when the thread is interrupted";

    private final Map<String, List<String>> failures = new TreeMap<>();
    private final Duration limit;
    private final LongPredicate busy;
    private final AtomicInteger repetitions = new AtomicInteger();
    private int total;
    private int endless;

    /**
     * @param limit how long a case may take
     * @param busy whether the machine may have been too busy for short time-outs, since a moment of {@link System#nanoTime()}
     */
    CaseRunner(Duration limit, LongPredicate busy) {
        this.limit = limit;
        this.busy = busy;
    }

    /** Does what comes before the cases. If that does not end, it is left behind, and the cases tell why. */
    void prepare(Case.Body preparation) throws InterruptedException {
        Run run = new Run(new Case("preparation", preparation));
        daemon(run).start();
        Throwable failure = run.await(limit);
        if (failure != null && !ENDLESS.equals(failure.getMessage())) {
            throw new IllegalStateException("the first calls, to a service without a fault, have failed", failure);
        }
    }

    /** Starts the cases, and reports each as a test of its own. */
    Stream<DynamicTest> start(List<Case> cases, int atOnce) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, CaseRunner::daemon);
        List<DynamicTest> tests = new ArrayList<>();
        for (Case testCase : cases) {
            Run run = new Run(new Case(testCase.name(), () -> runAgainIfBusy(testCase.body())));
            threads.execute(run);
            tests.add(DynamicTest.dynamicTest(testCase.name(), () -> report(testCase, run)));
        }
        threads.shutdown();
        total += cases.size();
        return tests.stream().onClose(threads::shutdownNow);
    }

    /**
     * A case that fails on a busy machine may fail for that alone, since most have short time-outs: it is tried again, as long
     * as that is rare. What the transport does wrong it does again; what the server's books contradict is not tried again.
     */
    private void runAgainIfBusy(Case.Body body) throws Exception {
        for (int tries = 1; ; tries++) {
            long start = System.nanoTime();
            try {
                body.run();
                return;
            } catch (InterruptedException | UnsafeCallError e) {
                throw e;
            } catch (Exception | AssertionError e) {
                if (tries == TRIES || !busy.test(start) || repetitions.incrementAndGet() > MOST_REPETITIONS) {
                    throw e;
                }
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partnero-contract");
        thread.setDaemon(true);
        return thread;
    }

    private void report(Case testCase, Run run) throws Throwable {
        if (endless >= ENDLESS_CASES_UNTIL_STOP) {
            run.cancel(true);
            Assumptions.abort("not run, because of calls that do not end");
        }
        Throwable failure = run.await(limit);
        if (failure == null) {
            return;
        }
        endless += ENDLESS.equals(failure.getMessage()) ? 1 : 0;
        List<String> alike = failures.computeIfAbsent(cause(failure), cause -> new ArrayList<>());
        alike.add(testCase.name());
        if (alike.size() > REPORTED_IN_FULL) {
            Assumptions.abort("fails as \"" + alike.get(0) + "\" does: " + cause(failure));
        }
        throw failure;
    }

    /** What an assertion is about, without what it found in this case. */
    static String cause(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher description = DESCRIPTION.matcher(message);
        String undescribed = message.strip().replaceAll("\\s+", " ");
        return description.lookingAt()
                ? description.group(1)
                : undescribed.substring(0, Math.min(LONGEST_CAUSE, undescribed.length()));
    }

    /** Fails if cases did, with the causes and how many cases each has broken. */
    void sumUp() {
        if (failures.isEmpty()) {
            return;
        }
        int failed = failures.values().stream().mapToInt(List::size).sum();
        StringBuilder summary = new StringBuilder(failed + " of " + total + " cases failed. Causes:");
        failures.forEach((cause, names) -> summary.append("\n- ")
                .append(cause)
                .append(": ")
                .append(names.size())
                .append(names.size() == 1 ? " case, " : " cases, for instance ")
                .append('"')
                .append(names.get(0))
                .append('"'));
        throw new AssertionError(summary.toString());
    }

    /** One case, whose time counts from the moment at which a thread is free for it. */
    private static final class Run extends FutureTask<Object> {

        private volatile long start;

        Run(Case testCase) {
            super(() -> {
                testCase.body().run();
                return testCase;
            });
        }

        @Override
        public void run() {
            start = System.nanoTime();
            super.run();
        }

        /** Why it failed; null if it did not. */
        @Nullable
        Throwable await(Duration limit) throws InterruptedException {
            while (true) {
                try {
                    get(100, TimeUnit.MILLISECONDS);
                    return null;
                } catch (ExecutionException e) {
                    return e.getCause();
                } catch (TimeoutException e) {
                    if (start != 0 && System.nanoTime() - start > limit.toNanos()) {
                        cancel(true);
                        return new AssertionError(ENDLESS);
                    }
                }
            }
        }
    }
}
