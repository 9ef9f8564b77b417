package com.partnero.policy;

import com.partnero.spi.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Delays the requests of one API key. A 429 closes the gate for all threads until the service accepts requests again.
 * The client's own limit of requests per second spaces them out. Thread-safe.
 */
final class Gate {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long BURST = Duration.ofMillis(250).toNanos();

    private final TimeSource time;
    private final long interval;
    private boolean closed;
    private long opensAt;
    private int closings;
    private boolean spaced;
    private long nextSlot;

    /**
     * Makes an open gate.
     *
     * @param perSecond how many requests to send per second; 0 for no limit
     */
    Gate(TimeSource time, int perSecond) {
        this.time = time;
        interval = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /**
     * How often the gate has closed. An answer to a request that was sent before the gate last closed adds no
     * information.
     */
    synchronized int closings() {
        return closings;
    }

    /** How long the gate stays closed; zero if it is open. */
    synchronized Duration closedFor() {
        long left = closed ? opensAt - time.nanoTime() : 0;
        closed = left > 0;
        return closed ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /**
     * The service has answered 429.
     *
     * @param retryAfter the requested wait, or null
     * @param least the shortest wait; it protects a service that always says "retry at once" from a flood
     * @param seen the {@link #closings} when the request left
     */
    synchronized void close(@Nullable Duration retryAfter, Duration least, int seen) {
        if (seen != closings) {
            return;
        }
        Duration asked = retryAfter == null || retryAfter.compareTo(least) < 0 ? least : retryAfter;
        opensAt = time.nanoTime() + (asked.compareTo(LONGEST) > 0 ? LONGEST : asked).toNanos();
        closed = true;
        closings++;
    }

    /**
     * Takes the next free slot, in the order of the calls.
     *
     * @param patience how long the caller can wait
     * @return how long to wait for the slot; if that is more than the patience, no slot was taken
     */
    synchronized Duration takeSlot(Duration patience) {
        if (interval == 0) {
            return Duration.ZERO;
        }
        long now = time.nanoTime();
        if (!spaced || now - nextSlot > BURST) {
            nextSlot = now - BURST;
            spaced = true;
        }
        long wait = Math.max(0, nextSlot - now);
        if (wait <= patience.toNanos()) {
            nextSlot += interval;
        }
        return Duration.ofNanos(wait);
    }
}
