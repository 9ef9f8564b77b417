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

/** Runs the cells of a contract side by side. */
final class Cells {

    private static final int HANGS_AFTER_SECONDS = 60;

    private Cells() {}

    static Stream<DynamicTest> start(List<Cell> cells, int atOnce) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, Cells::daemon);
        List<DynamicTest> tests = new ArrayList<>();
        for (Cell cell : cells) {
            Future<?> run = threads.submit(() -> {
                cell.body().run();
                return null;
            });
            tests.add(DynamicTest.dynamicTest(cell.name(), () -> await(run)));
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
