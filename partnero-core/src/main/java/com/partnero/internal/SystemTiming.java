package com.partnero.internal;

import com.partnero.spi.Timing;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The clock, the pauses and the dice of the machine. */
public final class SystemTiming implements Timing {

    /** The only one; it has no state. */
    public static final SystemTiming INSTANCE = new SystemTiming();

    private SystemTiming() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Override
    public long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }
}
