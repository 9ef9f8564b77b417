package com.partnero.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock, the pauses and the random numbers of a client: the system's own, or a test's.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface TimeSource {

    /**
     * The machine's monotonic clock.
     *
     * @return a clock that neither jumps nor goes back
     */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }

    /**
     * The time on a clock that only goes forward.
     *
     * @return nanoseconds since some moment
     */
    long nanoTime();

    /**
     * The time of day, for comparison with what the service writes; never for measuring.
     *
     * @return the machine's wall clock, unless overridden
     */
    default Instant now() {
        return Instant.now();
    }

    /**
     * Waits.
     *
     * @param time zero or more
     * @throws InterruptedException if the thread is interrupted, before or meanwhile
     */
    void pause(Duration time) throws InterruptedException;

    /**
     * A random number, for jitter.
     *
     * @param bound at least 1
     * @return zero or more, less than the bound
     */
    long random(long bound);
}
