package com.partnero.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test advances it. The in-memory service uses one, so that a test always gets the
 * same times.
 *
 * <p>A {@link PartneroEmulator} sets it to the present if it is more than a minute late, because clients over HTTP
 * compare the times of a transaction with their own clock.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ManualClock extends Clock {

    /** The time in the API document's first example. */
    public static final Instant START = Instant.parse("2025-05-12T17:50:17Z");

    private static final long MOST_LAG = 60;

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /** A clock at {@link #START}. */
    public ManualClock() {
        this(START);
    }

    /** A clock at the given time. */
    public ManualClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Advances the clock. */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Sets the clock to the present. A small lag stays, so that tests can rely on a clock that stands still. */
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
