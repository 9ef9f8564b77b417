package com.partnero.policy;

import com.partnero.RetryPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens for retries that all calls of a client share, so that an outage is not amplified. */
final class RetryQuota {

    private final int capacity;
    private final int cost;
    private final AtomicInteger tokens;

    RetryQuota(RetryPolicy policy) {
        capacity = policy.quotaCapacity();
        cost = policy.quotaCost();
        tokens = new AtomicInteger(capacity);
    }

    boolean tryTake() {
        int before = tokens.get();
        while (before >= cost) {
            if (tokens.compareAndSet(before, before - cost)) {
                return true;
            }
            before = tokens.get();
        }
        return false;
    }

    /** A call has succeeded: its last retry gives back what it took, a call without retries gives one token. */
    void giveBack(boolean retried) {
        int gain = retried ? cost : 1;
        tokens.updateAndGet(now -> Math.min(capacity, now + gain));
    }

    int tokens() {
        return tokens.get();
    }
}
