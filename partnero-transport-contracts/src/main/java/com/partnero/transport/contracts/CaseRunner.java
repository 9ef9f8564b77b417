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
 * Runs the cases of a contract side by side and summarizes the failures. One cause can break hundreds of cases; only a
 * few of them are then reported in full.
 */
final class CaseRunner {

    private static final int ENDLESS_CASES_UNTIL_STOP = 3;
    private static final int REPORTED_IN_FULL = 3;
    private static final int TRIES = 3;
    private static final int MOST_REPETITIONS = 30;
    private static final int LONGEST_CAUSE = 160;
    private static final Pattern DESCRIPTION = Pattern.compile("\\s*\\[([^\\]:]+)");

    static final String ENDLESS =
            "a call does not end: the transport waits longer than the remaining time that it was given. Limit"
                    + " connecting, writing and reading, including each read of a body, and stop when the thread is interrupted";

    private final Map<String, List<String>> failures = new TreeMap<>();
    private final Duration limit;
    private final LongPredicate machineWasBusy;
    private final AtomicInteger repetitions = new AtomicInteger();
    private int total;
    private int endless;

    /**
     * Makes a runner.
     *
     * @param limit how long a case may take
     * @param machineWasBusy whether the machine may have been too busy for short time-outs since a moment of {@link
     *     System#nanoTime()}
     */
    CaseRunner(Duration limit, LongPredicate machineWasBusy) {
        this.limit = limit;
        this.machineWasBusy = machineWasBusy;
    }

    /** Runs the preparation. If it does not end, it is abandoned; the cases then show the reason. */
    void prepare(Case.Body preparation) throws InterruptedException {
        Run run = new Run(new Case("preparation", preparation));
        daemon(run).start();
        Throwable failure = run.await(limit);
        if (failure != null && !ENDLESS.equals(failure.getMessage())) {
            throw new IllegalStateException("the first calls failed although the service has no fault", failure);
        }
    }

    /** Starts the cases and reports each as its own test. */
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
     * Retries a case that failed on a busy machine, a few times per contract: most cases have short time-outs, so the
     * load may be the reason. A faulty transport fails again. A case is not retried if the server's records show a
     * violation.
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
                if (tries == TRIES || !machineWasBusy.test(start) || repetitions.incrementAndGet() > MOST_REPETITIONS) {
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
            Assumptions.abort("not run, because earlier calls do not end");
        }
        Throwable failure = run.await(limit);
        if (failure == null) {
            return;
        }
        endless += ENDLESS.equals(failure.getMessage()) ? 1 : 0;
        List<String> sameCause = failures.computeIfAbsent(cause(failure), cause -> new ArrayList<>());
        sameCause.add(testCase.name());
        if (sameCause.size() > REPORTED_IN_FULL) {
            Assumptions.abort("fails for the same reason as \"" + sameCause.get(0) + "\": " + cause(failure));
        }
        throw failure;
    }

    /** The subject of a failed assertion, without the value that this case found. */
    static String cause(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher description = DESCRIPTION.matcher(message);
        String undescribed = message.strip().replaceAll("\\s+", " ");
        return description.lookingAt()
                ? description.group(1)
                : undescribed.substring(0, Math.min(LONGEST_CAUSE, undescribed.length()));
    }

    /** Fails if any case failed; lists each cause with the number of cases that it broke. */
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

    /** One running case. Its time counts from the moment when a thread is free for it. */
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

        /** Why the case failed; null if it succeeded. */
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
