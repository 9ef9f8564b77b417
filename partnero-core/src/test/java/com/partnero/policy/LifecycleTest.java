package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Lifecycle lifecycle = new Lifecycle();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        Thread.interrupted();
        threads.shutdownNow();
    }

    @Test
    void anIdleClientClosesAtOnceAndOnce() {
        assertThat(lifecycle.enter()).isTrue();
        lifecycle.leave();

        assertThat(lifecycle.close(LONG)).isTrue();
        assertThat(lifecycle.close(LONG)).isFalse();
        assertThat(lifecycle.enter()).isFalse();
    }

    @Test
    void closingWaitsForEveryCall() throws Exception {
        lifecycle.enter();
        lifecycle.enter();
        CountDownLatch closing = new CountDownLatch(1);
        Future<Boolean> closed = threads.submit(() -> {
            closing.countDown();
            return lifecycle.close(LONG);
        });
        closing.await();
        while (lifecycle.enter()) {
            lifecycle.leave();
        }

        lifecycle.leave();
        assertThat(closed.isDone()).isFalse();
        lifecycle.leave();

        assertThat(closed.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingDoesNotWaitForever() throws Exception {
        threads.submit(lifecycle::enter).get(5, TimeUnit.SECONDS);

        assertThat(lifecycle.close(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void closingDoesNotWaitForACallThatItIsPartOf() {
        lifecycle.enter();

        assertThat(lifecycle.close(LONG)).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
        threads.submit(lifecycle::enter).get(5, TimeUnit.SECONDS);
        Thread.currentThread().interrupt();

        assertThat(lifecycle.close(LONG)).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aClosedClientCanStillBeLeft() throws Exception {
        lifecycle.enter();
        lifecycle.close(Duration.ofMillis(1));

        threads.submit(lifecycle::leave).get(5, TimeUnit.SECONDS);
    }
}
