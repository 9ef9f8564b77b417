package com.partnero.testkit;

import com.partnero.spi.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes without waiting, and random numbers that are the same in every run. */
final class VirtualTimeSource implements TimeSource {

    private final AtomicLong nanos = new AtomicLong();
    private final Random random = new Random(1);
    private final Clock clock;

    VirtualTimeSource(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(time);
    }

    /** Advances the service's clock too, unless it is a real one. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        if (clock instanceof ManualClock manual) {
            manual.advance(time);
        }
    }

    @Override
    public long random(long bound) {
        return (long) (random.nextDouble() * bound);
    }
}
