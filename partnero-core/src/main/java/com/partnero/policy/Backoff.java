package com.partnero.policy;

import com.partnero.RetryPolicy;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.TimeSource;
import java.time.Duration;

/** How long to wait before the next attempt: full jitter, but at least as long as the service asked for. */
final class Backoff {

    private final RetryPolicy policy;
    private final TimeSource timing;

    Backoff(RetryPolicy policy, TimeSource timing) {
        this.policy = policy;
        this.timing = timing;
    }

    /**
     * The pause after a failed attempt.
     *
     * @param attempts how many have failed, at least 1
     */
    Duration pause(int attempts, AttemptFailedException failure) {
        Duration base = failure.isThrottled() ? policy.throttleBaseDelay() : policy.baseDelay();
        Duration ours = jitter(base, attempts);
        Duration theirs = failure.reply().retryAfter();
        return theirs != null && theirs.compareTo(ours) > 0 ? theirs : ours;
    }

    private Duration jitter(Duration base, int failed) {
        long max = policy.maxDelay().toNanos();
        long ceiling = Math.min(base.toNanos(), max);
        for (int i = 1; i < failed; i++) {
            ceiling = ceiling > max / 2 ? max : ceiling * 2;
        }
        return Duration.ofNanos(timing.random(ceiling + 1));
    }
}
