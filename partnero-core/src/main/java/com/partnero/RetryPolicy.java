package com.partnero;

import com.partnero.internal.Checks;
import java.time.Duration;

/**
 * How often and how soon a call is tried again. It tunes patience only: <b>what</b> may be sent again is not configurable,
 * so no setting makes a create or a credit be repeated blindly.
 *
 * <pre>{@code RetryPolicy.defaults().withMaxAttempts(5).withBaseDelay(Duration.ofMillis(100));}</pre>
 *
 * <p>The pause before attempt <i>n</i> is drawn at random between zero and {@code baseDelay * 2^(n-2)} ("full jitter"), at
 * most {@code maxDelay}. A quota shared by all calls of one client keeps an outage from being amplified: it starts full,
 * each retry takes {@code quotaCost} tokens, successes give tokens back, and when it is empty nothing is retried.
 * Look-ups after a lost answer are free of it, and may take three times as many attempts.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryPolicy {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(3, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(5), 500, 14);

    private final int maxAttempts;
    private final Duration baseDelay;
    private final Duration throttleBaseDelay;
    private final Duration maxDelay;
    private final int quotaCapacity;
    private final int quotaCost;

    private RetryPolicy(
            int maxAttempts,
            Duration baseDelay,
            Duration throttleBaseDelay,
            Duration maxDelay,
            int quotaCapacity,
            int quotaCost) {
        this.maxAttempts = maxAttempts;
        this.baseDelay = baseDelay;
        this.throttleBaseDelay = throttleBaseDelay;
        this.maxDelay = maxDelay;
        this.quotaCapacity = quotaCapacity;
        this.quotaCost = quotaCost;
    }

    /**
     * Three attempts, 50 ms base (1 s after a 429), at most 5 s between attempts, 500 tokens, 14 a retry.
     *
     * @return the defaults
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * No second attempt, whatever happens. Look-ups that settle a lost answer still take place.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy none() {
        return DEFAULTS.withMaxAttempts(1);
    }

    /**
     * Changes the number of attempts.
     *
     * @param attempts the first one included, 1 to 20
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        Checks.range("maxAttempts", attempts, 1, 20);
        return new RetryPolicy(attempts, baseDelay, throttleBaseDelay, maxDelay, quotaCapacity, quotaCost);
    }

    /**
     * Changes the base of the pause after most failures.
     *
     * @param delay zero or more
     * @return a changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public RetryPolicy withBaseDelay(Duration delay) {
        return new RetryPolicy(
                maxAttempts,
                Checks.notNegative("baseDelay", delay),
                throttleBaseDelay,
                maxDelay,
                quotaCapacity,
                quotaCost);
    }

    /**
     * Changes the base of the pause after HTTP 429, where the service named none.
     *
     * @param delay zero or more
     * @return a changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public RetryPolicy withThrottleBaseDelay(Duration delay) {
        return new RetryPolicy(
                maxAttempts,
                baseDelay,
                Checks.notNegative("throttleBaseDelay", delay),
                maxDelay,
                quotaCapacity,
                quotaCost);
    }

    /**
     * Changes the longest pause of our own choosing. A longer {@code Retry-After} of the service is obeyed if the call's
     * deadline allows.
     *
     * @param delay zero or more
     * @return a changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public RetryPolicy withMaxDelay(Duration delay) {
        return new RetryPolicy(
                maxAttempts,
                baseDelay,
                throttleBaseDelay,
                Checks.notNegative("maxDelay", delay),
                quotaCapacity,
                quotaCost);
    }

    /**
     * Changes the quota that all calls of one client share.
     *
     * @param capacity tokens when full, 0 to 1,000,000; 0 means no retries
     * @param cost tokens that a retry takes, 1 to 1,000,000
     * @return a changed copy
     * @throws IllegalArgumentException if one is out of range
     */
    public RetryPolicy withQuota(int capacity, int cost) {
        Checks.range("quota capacity", capacity, 0, 1_000_000);
        Checks.range("quota cost", cost, 1, 1_000_000);
        return new RetryPolicy(maxAttempts, baseDelay, throttleBaseDelay, maxDelay, capacity, cost);
    }

    /**
     * Attempts of one call, the first one included.
     *
     * @return at least 1
     */
    public int maxAttempts() {
        return maxAttempts;
    }

    /**
     * Base of the pause after most failures.
     *
     * @return zero or more
     */
    public Duration baseDelay() {
        return baseDelay;
    }

    /**
     * Base of the pause after HTTP 429.
     *
     * @return zero or more
     */
    public Duration throttleBaseDelay() {
        return throttleBaseDelay;
    }

    /**
     * Longest pause of our own choosing.
     *
     * @return zero or more
     */
    public Duration maxDelay() {
        return maxDelay;
    }

    /**
     * Tokens of the full quota.
     *
     * @return zero or more
     */
    public int quotaCapacity() {
        return quotaCapacity;
    }

    /**
     * Tokens that one retry takes.
     *
     * @return at least 1
     */
    public int quotaCost() {
        return quotaCost;
    }

    @Override
    public String toString() {
        return "RetryPolicy{maxAttempts=" + maxAttempts + ", baseDelay=" + baseDelay + ", throttleBaseDelay="
                + throttleBaseDelay + ", maxDelay=" + maxDelay + ", quota=" + quotaCapacity + "/" + quotaCost + "}";
    }
}
