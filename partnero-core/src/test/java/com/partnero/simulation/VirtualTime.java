package com.partnero.simulation;

import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.Random;

/** A clock that moves only when something takes time, and random numbers from the seed of the history. */
final class VirtualTime implements TimeSource {

    private final Random random;
    private long now;

    VirtualTime(Random random) {
        this.random = random;
    }

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
        pass(time);
        if (random.nextInt(200) == 0) {
            // The machine slept: the clock steps far ahead.
            pass(Duration.ofSeconds(random.nextInt(60)));
        }
        if (random.nextInt(200) == 0) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long random(long bound) {
        return (random.nextLong() >>> 1) % bound;
    }
}
