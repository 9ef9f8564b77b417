package com.partnero.policy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests of a client, its views and its keys may be under way at once. A request holds a permit only while it is under
 * way: not during a pause, and not at a closed {@link Gate}. Thread-safe.
 */
final class RequestLimit {

    /** Fair: who asked first is served first. */
    private final Semaphore free;

    private final int most;

    /** @param most 0 for no limit */
    RequestLimit(int most) {
        this.most = most;
        free = new Semaphore(most == 0 ? Integer.MAX_VALUE : most, true);
    }

    /** False if there is still no permit after that time; otherwise {@link #leave} must follow. */
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
