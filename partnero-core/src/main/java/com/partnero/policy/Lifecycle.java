package com.partnero.policy;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the calls under way, so that closing waits for them and lets no further one begin. */
final class Lifecycle {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean closed;

    /** False if closed; otherwise {@link #leave} must follow. */
    boolean enter() {
        lock.lock();
        try {
            if (!closed) {
                running++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            running--;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** True for the first caller, after the calls under way have ended or the longest wait is over. */
    boolean close(Duration longestWait) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            long left = longestWait.toNanos();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return true;
    }
}
