package com.partnero.policy;

import com.partnero.spi.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every request of one API key passes before it is sent. A 429 closes the gate for all threads until the service accepts
 * requests again; the client's own limit of requests per second spaces them out. Thread-safe.
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

    /** @param perSecond how many requests to send in a second; 0 for no limit */
    Gate(TimeSource time, int perSecond) {
        this.time = time;
        interval = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** How often the gate has closed: an answer to a request that left before the last closing says nothing new. */
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
     * @param retryAfter what it asked for, or null
     * @param least how long to wait at least: a service that says "at once" again and again must not be flooded
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
     * Takes the next free slot, in the order of asking.
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
