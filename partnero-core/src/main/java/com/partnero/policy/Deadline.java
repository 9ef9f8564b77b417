package com.partnero.policy;

import com.partnero.spi.TimeSource;
import java.time.Duration;

/** When a call has to end. */
final class Deadline {

    private static final int LOOK_UP_SHARE = 5;
    private static final int LOOK_UP_STEPS = 6;

    private final TimeSource timing;
    private final long start;
    private final long budget;

    Deadline(TimeSource timing, Duration callTimeout) {
        this.timing = timing;
        start = timing.nanoTime();
        budget = callTimeout.toNanos();
    }

    /** Zero or less when time is up. */
    Duration left() {
        return Duration.ofNanos(budget - (timing.nanoTime() - start));
    }

    /** What an attempt may take: of a write that can be verified, not the last fifth, which is for the look-up. */
    Duration leftFor(OperationKind rule) {
        return rule.isVerifiable() ? left().minusNanos(budget / LOOK_UP_SHARE) : left();
    }

    /**
     * How long to wait for a sale to appear that a look-up did not find: the longer, the more looks have been in vain, and
     * together about half of the time that is kept for look-ups.
     */
    Duration pauseBeforeLook(int looks) {
        return Duration.ofNanos(budget / LOOK_UP_SHARE / LOOK_UP_STEPS * looks);
    }
}
