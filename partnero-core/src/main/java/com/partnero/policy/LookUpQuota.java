package com.partnero.policy;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Repetitions of look-ups that all calls of a client share. It is used up only by look-ups that fail one after the other, with
 * none in between that the service answers: then each look-up is tried once, so that an outage neither is amplified nor holds
 * threads. The first answer fills it again. Thread-safe.
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
