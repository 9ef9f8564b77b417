package com.partnero.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, which tests can advance. Thread-safe. */
final class MovableClock extends Clock {

    private final Clock present;
    private final AtomicReference<Duration> ahead;

    MovableClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock present, AtomicReference<Duration> ahead) {
        this.present = present;
        this.ahead = ahead;
    }

    void advance(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    /** Returns to the present. */
    void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return present.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return present.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(present.withZone(zone), ahead);
    }
}
