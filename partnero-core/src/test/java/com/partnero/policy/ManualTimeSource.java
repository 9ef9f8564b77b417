package com.partnero.policy;

import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that pauses move, and random numbers that are always the highest. */
final class ManualTimeSource implements TimeSource {

    final List<Duration> pauses = new ArrayList<>();
    /** Somewhere, as the machine's clock begins: only differences mean something. */
    private long now = -123_456_789_000L;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(time);
        pass(time);
    }

    @Override
    public long random(long bound) {
        return bound - 1;
    }
}
