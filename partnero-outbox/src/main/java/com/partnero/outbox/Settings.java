package com.partnero.outbox;

import java.time.Duration;

/** The settings of {@link OutboxesBuilder}. Immutable. */
record Settings(
        String name,
        Duration settleWindow,
        Duration initialDelay,
        Duration maxDelay,
        double multiplier,
        Duration maxAge,
        int concurrency,
        int rate,
        Duration polling,
        Duration keep) {

    /** How long after the statement that allowed it a request may still be sent. */
    static final Duration LATEST_DEPARTURE = Duration.ofSeconds(10);

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    static Duration lease(Duration callTimeout) {
        return max(LATEST_DEPARTURE.plus(callTimeout).plus(MARGIN), SHORTEST_LEASE);
    }

    Duration betweenLooks() {
        return BETWEEN_LOOKS.compareTo(settleWindow) < 0 ? BETWEEN_LOOKS : settleWindow;
    }

    /** @param failures consecutive failures before this one */
    Duration backOff(int failures) {
        double millis = initialDelay.toMillis() * Math.pow(multiplier, Math.min(failures, 60));
        return Duration.ofMillis((long) Math.min(maxDelay.toMillis(), millis));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
