package com.partnero.policy;

import com.partnero.spi.TimeSource;
import java.time.Duration;

/** The time by which a call must end. */
final class Deadline {

    private static final int LOOK_UP_SHARE = 5;
    private static final int LOOK_UP_STEPS = 6;
    private static final int SENDING_SHARE = 10;

    private final TimeSource timing;
    private final long start;
    private final long budget;

    Deadline(TimeSource timing, Duration callTimeout) {
        this.timing = timing;
        start = timing.nanoTime();
        budget = callTimeout.toNanos();
    }

    /** The remaining time; zero or less when it is over. */
    Duration left() {
        return Duration.ofNanos(budget - (timing.nanoTime() - start));
    }

    /** The time that an attempt may take. A write that can be verified leaves the last fifth for the look-up. */
    Duration leftFor(OperationKind rule) {
        return rule.isVerifiable() ? left().minusNanos(budget / LOOK_UP_SHARE) : left();
    }

    /** How much of the remaining time a request may wait. A tenth of the whole time must be left to send it. */
    Duration patience(Duration timeLeft) {
        Duration most = timeLeft.minusNanos(budget / SENDING_SHARE);
        return most.isNegative() ? Duration.ZERO : most;
    }

    /**
     * How long to wait before the next look-up for a sale. Each pause is longer than the one before; together they take
     * about half of the time that is reserved for look-ups.
     */
    Duration pauseBeforeLook(int looks) {
        return Duration.ofNanos(budget / LOOK_UP_SHARE / LOOK_UP_STEPS * looks);
    }
}
