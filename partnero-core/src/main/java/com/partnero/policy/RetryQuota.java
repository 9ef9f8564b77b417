package com.partnero.policy;

import com.partnero.RetryPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for retries that all calls with one API key share, so that retries do not amplify an outage. Half of them is
 * reserved for writes. Calls with the same transaction key take at most a fifth, so that one key that always fails does
 * not end all retries. Thread-safe.
 */
final class RetryQuota {

    /** A quota for fewer retries is not divided. */
    private static final int FEWEST_RETRIES_TO_DIVIDE = 10;

    private static final int SHARES = 32;

    private final int capacity;
    private final int cost;
    private final int keptForWrites;
    private final int share;
    private final AtomicInteger tokens;
    /** Made for the first retry: with thousands of API keys, most programs never retry. */
    private volatile @Nullable AtomicIntegerArray takenByKey;

    RetryQuota(RetryPolicy policy) {
        capacity = policy.quotaCapacity();
        cost = policy.quotaCost();
        boolean divided = capacity >= FEWEST_RETRIES_TO_DIVIDE * cost;
        keptForWrites = divided ? capacity / 2 : 0;
        share = divided ? capacity / 5 : capacity;
        tokens = new AtomicInteger(capacity);
    }

    /**
     * Takes the tokens of a retry; false if there are not enough.
     *
     * @param key the transaction key of the call, or null if it has none
     */
    boolean tryTake(OperationKind kind, @Nullable String key) {
        int lowest = kind == OperationKind.READ ? keptForWrites : 0;
        if (key != null && !take(takenByKey(), place(key), cost, share)) {
            return false;
        }
        int before = tokens.get();
        while (before - cost >= lowest) {
            if (tokens.compareAndSet(before, before - cost)) {
                return true;
            }
            before = tokens.get();
        }
        giveBackShare(cost, key);
        return false;
    }

    private AtomicIntegerArray takenByKey() {
        AtomicIntegerArray taken = takenByKey;
        if (taken == null) {
            synchronized (tokens) {
                taken = takenByKey;
                if (taken == null) {
                    taken = new AtomicIntegerArray(SHARES);
                    takenByKey = taken;
                }
            }
        }
        return taken;
    }

    private static boolean take(AtomicIntegerArray taken, int place, int cost, int most) {
        int before = taken.get(place);
        while (before + cost <= most) {
            if (taken.compareAndSet(place, before, before + cost)) {
                return true;
            }
            before = taken.get(place);
        }
        return false;
    }

    /** A call has succeeded. It returns the tokens of its last retry, or one token if it needed no retry. */
    void giveBack(boolean retried, @Nullable String key) {
        int gain = retried ? cost : 1;
        tokens.updateAndGet(now -> Math.min(capacity, now + gain));
        giveBackShare(gain, key);
    }

    private void giveBackShare(int gain, @Nullable String key) {
        AtomicIntegerArray taken = takenByKey;
        if (key != null && taken != null && taken.get(place(key)) > 0) {
            taken.updateAndGet(place(key), before -> Math.max(0, before - gain));
        }
    }

    private static int place(String key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16 ^ hash >>> 8) & SHARES - 1;
    }

    /** Whether the next retry is refused. */
    boolean isEmpty() {
        return tokens.get() < cost;
    }

    int tokens() {
        return tokens.get();
    }
}
