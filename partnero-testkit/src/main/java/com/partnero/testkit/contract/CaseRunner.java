package com.partnero.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs the cases of a contract side by side. */
final class CaseRunner {

    private static final int HANGS_AFTER_SECONDS = 60;

    private CaseRunner() {}

    static Stream<DynamicTest> start(List<Case> cases, int atOnce) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, CaseRunner::daemon);
        List<DynamicTest> tests = new ArrayList<>();
        for (Case testCase : cases) {
            Future<?> run = threads.submit(() -> {
                testCase.body().run();
                return null;
            });
            tests.add(DynamicTest.dynamicTest(testCase.name(), () -> await(run)));
        }
        threads.shutdown();
        return tests.stream().onClose(threads::shutdownNow);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partnero-contract");
        thread.setDaemon(true);
        return thread;
    }

    private static void await(Future<?> run) throws Throwable {
        try {
            run.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (TimeoutException e) {
            run.cancel(true);
            throw new AssertionError("it does not come to an end");
        }
    }
}
