package com.partnero.exploration;

import com.partnero.spi.TimeSource;
import java.time.Duration;

/** A clock that moves only when something takes time. */
final class ModelTime implements TimeSource {

    private long now;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void pause(Duration time) {
        pass(time);
    }

    @Override
    public long random(long bound) {
        return bound / 2;
    }
}
