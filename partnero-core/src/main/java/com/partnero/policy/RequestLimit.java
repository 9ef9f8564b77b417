package com.partnero.policy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests of a client, its views and its keys may run at once. A request holds a permit only while it runs,
 * not during a pause or at a closed {@link Gate}. Thread-safe.
 */
final class RequestLimit {

    /** Fair: requests are served in order. */
    private final Semaphore free;

    private final int most;

    /**
     * Makes a limit.
     *
     * @param most the number of requests; 0 for no limit
     */
    RequestLimit(int most) {
        this.most = most;
        free = new Semaphore(most == 0 ? Integer.MAX_VALUE : most, true);
    }

    /** Waits for a permit; false if there is none after this time. Otherwise {@link #leave} must follow. */
    boolean tryEnter(Duration patience) throws InterruptedException {
        return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        free.release();
    }

    int underWay() {
        return (most == 0 ? Integer.MAX_VALUE : most) - free.availablePermits();
    }
}
