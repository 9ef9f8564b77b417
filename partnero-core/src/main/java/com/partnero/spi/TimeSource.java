package com.partnero.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock, the pauses and the random numbers of a client: the system's, or a test's.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface TimeSource {

    /** The machine's monotonic clock, which never jumps and never goes back. */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }

    /** The time of a monotonic clock, in nanoseconds since an arbitrary moment. */
    long nanoTime();

    /**
     * The time of day. It is compared with times from the service and never used to measure durations.
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
     * @throws InterruptedException if the thread is interrupted before or during the pause
     */
    void pause(Duration time) throws InterruptedException;

    /**
     * A random number for jitter: zero or more, and less than the bound.
     *
     * @param bound at least 1
     */
    long random(long bound);
}
