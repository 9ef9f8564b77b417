package com.partnero.spring.boot.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How fast requests may go to one program: so many a second, a second's worth at once, and none while the service wants to be
 * left alone. Thread-safe.
 */
final class Lane {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanoTime;
    private final long interval;
    private final long burst;
    private final long origin;
    /** Nanoseconds since the origin; when the next one may enter, were there no bursts. */
    private long next;
    /** Nanoseconds since the origin. */
    private long pausedUntil;

    private boolean closed;

    /** @param rate requests a second */
    Lane(int rate, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        interval = TimeUnit.SECONDS.toNanos(1) / rate;
        burst = interval * (rate - 1);
        origin = nanoTime.getAsLong();
    }

    /**
     * Waits until a request may go.
     *
     * @return false if the lane was closed meanwhile
     */
    boolean enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long slot = Math.max(next, now());
            next = slot + interval;
            long wait = Math.max(slot - burst, pausedUntil) - now();
            while (!closed && wait > 0) {
                changed.awaitNanos(wait);
                wait = Math.max(slot - burst, pausedUntil) - now();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody enter for a time. */
    void pause(Duration time) {
        lock.lock();
        try {
            pausedUntil = Math.max(pausedUntil, now() + time.toNanos());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }
}
