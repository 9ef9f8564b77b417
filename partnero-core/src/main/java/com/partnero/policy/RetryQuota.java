package com.partnero.policy;

import com.partnero.RetryPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens for retries that all calls of a client share, so that retries do not amplify an outage. */
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

    /** A call has succeeded. It returns the tokens of its last retry, or one token if it needed no retry. */
    void giveBack(boolean retried) {
        int gain = retried ? cost : 1;
        tokens.updateAndGet(now -> Math.min(capacity, now + gain));
    }

    int tokens() {
        return tokens.get();
    }
}
