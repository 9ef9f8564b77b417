package com.partnero;

import com.partnero.internal.Checks;
import java.time.Duration;

/**
 * How often and how soon a call is retried. <b>What</b> may be sent again is not configurable: no setting makes a
 * create or a credit be repeated blindly.
 *
 * <pre>{@code RetryPolicy.defaults().withMaxAttempts(5).withBaseDelay(Duration.ofMillis(100));}</pre>
 *
 * <p>The pause before attempt <i>n</i> is random between zero and {@code baseDelay * 2^(n-2)} ("full jitter"), but at
 * most {@code maxDelay}. All calls of a client share a retry quota, so retries cannot amplify an outage. The quota
 * starts full, each retry takes {@code quotaCost} tokens, and successful calls return tokens. Without tokens nothing is
 * retried. Look-ups after a lost answer take no tokens, and may use three times as many attempts. Immutable and
 * thread-safe.
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
     * Three attempts, a base delay of 50 ms (1 s after a 429), at most 5 s between attempts, 500 tokens, 14 per retry.
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** A policy of one attempt. Look-ups after a lost answer still take place. */
    public static RetryPolicy none() {
        return DEFAULTS.withMaxAttempts(1);
    }

    /**
     * Sets the number of attempts.
     *
     * @param attempts 1 to 20, including the first one
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        Checks.range("maxAttempts", attempts, 1, 20);
        return new RetryPolicy(attempts, baseDelay, throttleBaseDelay, maxDelay, quotaCapacity, quotaCost);
    }

    /**
     * Sets the base of the pause after most failures.
     *
     * @param delay zero or more
     * @return a changed copy
     * @throws IllegalArgumentException if the delay is negative
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
     * Sets the base of the pause after HTTP 429 without {@code Retry-After}.
     *
     * @param delay zero or more
     * @return a changed copy
     * @throws IllegalArgumentException if the delay is negative
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
     * Sets the longest pause that this library chooses. A longer {@code Retry-After} of the service is obeyed if the
     * call's deadline allows it.
     *
     * @param delay zero or more
     * @return a changed copy
     * @throws IllegalArgumentException if the delay is negative
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
     * Sets the retry quota that all calls of one client share.
     *
     * @param capacity tokens when full, 0 to 1,000,000; 0 means no retries
     * @param cost tokens that a retry takes, 1 to 1,000,000
     * @return a changed copy
     * @throws IllegalArgumentException if a number is out of range
     */
    public RetryPolicy withQuota(int capacity, int cost) {
        Checks.range("quota capacity", capacity, 0, 1_000_000);
        Checks.range("quota cost", cost, 1, 1_000_000);
        return new RetryPolicy(maxAttempts, baseDelay, throttleBaseDelay, maxDelay, capacity, cost);
    }

    /** The number of attempts of one call, including the first one: 1 to 20. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** The base of the pause after most failures, zero or more. */
    public Duration baseDelay() {
        return baseDelay;
    }

    /** The base of the pause after HTTP 429, zero or more. */
    public Duration throttleBaseDelay() {
        return throttleBaseDelay;
    }

    /** The longest pause that this library chooses, zero or more. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** The tokens of the full quota, zero or more. */
    public int quotaCapacity() {
        return quotaCapacity;
    }

    /** The tokens that one retry takes, at least 1. */
    public int quotaCost() {
        return quotaCost;
    }

    @Override
    public String toString() {
        return "RetryPolicy{maxAttempts=" + maxAttempts + ", baseDelay=" + baseDelay + ", throttleBaseDelay="
                + throttleBaseDelay + ", maxDelay=" + maxDelay + ", quota=" + quotaCapacity + "/" + quotaCost + "}";
    }
}
