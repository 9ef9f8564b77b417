package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.PartneroTransactions;
import com.partnero.testkit.PartneroEmulator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Ten thousand virtual threads: each gets its answer, and none holds on to a thread of the machine while it waits. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    private static final int THREADS = 10_000;
    /** As many as the emulator, a server of small tests, is asked to serve at a time. */
    private static final int AT_A_TIME = 200;

    @Test
    @Timeout(300)
    void tenThousandVirtualThreadsRecordTheirSalesWithoutPinning() throws Throwable {
        Path recorded = Files.createTempFile("pinned", ".jfr");
        try (PartneroEmulator emulator = StarterFixture.emulator();
                Recording recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ofMillis(20))
                    .withStackTrace();
            StarterFixture.runner(emulator)
                    .withPropertyValues("spring.threads.virtual.enabled=true", "partnero.call-timeout=4m")
                    .run(context -> {
                        PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
                        transactions.create(sale("first")); // Who waits for a class to be initialized is pinned.
                        recording.start();
                        sellOnVirtualThreads(transactions);
                    });

            recording.stop();
            recording.dump(recorded);
            assertThat(emulator.service().transactions()).hasSize(THREADS + 1);
        }
        assertThat(pinnedByUs(recorded)).isEmpty();
    }

    private static void sellOnVirtualThreads(PartneroTransactions transactions) throws Exception {
        Semaphore seats = new Semaphore(AT_A_TIME);
        ExecutorService threads = virtualThreads();
        List<Future<?>> sales = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String key = "order-" + i;
            sales.add(threads.submit(() -> {
                seats.acquire();
                try {
                    return transactions.create(sale(key));
                } finally {
                    seats.release();
                }
            }));
        }
        for (Future<?> sale : sales) {
            sale.get(280, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    private static List<RecordedEvent> pinnedByUs(Path recorded) throws Exception {
        List<RecordedEvent> pinned = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recorded)) {
            if (event.getStackTrace() != null
                    && event.getStackTrace().toString().contains("com.partnero")) {
                pinned.add(event);
            }
        }
        return pinned;
    }

    /** The tests are compiled for a JDK that does not have this method. */
    private static ExecutorService virtualThreads() throws Exception {
        MethodHandle make = MethodHandles.publicLookup()
                .findStatic(
                        Executors.class,
                        "newVirtualThreadPerTaskExecutor",
                        MethodType.methodType(ExecutorService.class));
        try {
            return (ExecutorService) make.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
