package com.partnero.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is advanced. The in-memory service has one, so that the same test gives the same moments
 * every time.
 *
 * <p>Behind a {@link PartneroEmulator} it is moved to the present when it lags by more than a minute: clients over HTTP compare
 * the moments of a transaction with their own clock.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ManualClock extends Clock {

    /** The moment of the API document's first example. */
    public static final Instant START = Instant.parse("2025-05-12T17:50:17Z");

    private static final long MOST_LAG = 60;

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /** Stands at {@link #START}. */
    public ManualClock() {
        this(START);
    }

    /**
     * Stands at a moment.
     *
     * @param start the moment
     */
    public ManualClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Lets time pass.
     *
     * @param time how much
     */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Leaves a little lag alone, so that tests can rely on its standing still. */
    void catchUp() {
        Instant present = Instant.now();
        now.updateAndGet(instant -> instant.isBefore(present.minusSeconds(MOST_LAG)) ? present : instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(now, other);
    }
}
