package com.partnero.policy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the running calls, so that closing waits for them and starts no new ones. */
final class Lifecycle {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Thread, Integer> running = new HashMap<>();
    private boolean closed;

    /** False if the client is closed; otherwise {@link #leave} must follow on the same thread. */
    boolean enter() {
        lock.lock();
        try {
            if (!closed) {
                running.merge(Thread.currentThread(), 1, Integer::sum);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            running.computeIfPresent(Thread.currentThread(), (thread, calls) -> calls == 1 ? null : calls - 1);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the running calls have ended or the longest wait is over; true for the first caller. It does not wait
     * for a call that it is part of, for instance if an observer closes the client.
     */
    boolean close(Duration longestWait) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            long left = longestWait.toNanos();
            while (left > 0 && isOtherRunning()) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return true;
    }

    private boolean isOtherRunning() {
        return running.size() > (running.containsKey(Thread.currentThread()) ? 1 : 0);
    }
}
