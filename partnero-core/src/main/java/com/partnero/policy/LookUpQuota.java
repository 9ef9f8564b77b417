package com.partnero.policy;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A quota of repeated look-ups that all calls of a client share. Only consecutive failed look-ups use it up; the first
 * answer of the service refills it. Without quota each look-up is tried only once, so an outage is neither amplified
 * nor able to block threads. Thread-safe.
 */
final class LookUpQuota {

    private static final int CAPACITY = 30;

    private final AtomicInteger left = new AtomicInteger(CAPACITY);

    boolean tryTake() {
        int before = left.get();
        while (before > 0) {
            if (left.compareAndSet(before, before - 1)) {
                return true;
            }
            before = left.get();
        }
        return false;
    }

    /** The service has answered a look-up. */
    void fill() {
        left.set(CAPACITY);
    }
}
