package com.partnero.outbox;

import java.util.function.LongSupplier;

/** Limits the requests per second to one program. Bursts are limited to a quarter of a second's worth. Thread-safe. */
final class Pace {

    private final double perNano;
    private final double most;
    private final LongSupplier nanos;
    private double requests;
    private long at;

    Pace(int perSecond, LongSupplier nanos) {
        perNano = perSecond / 1e9;
        most = Math.max(1, perSecond / 4.0);
        this.nanos = nanos;
        requests = most;
        at = nanos.getAsLong();
    }

    private void fill() {
        long now = nanos.getAsLong();
        requests = Math.min(most, requests + (now - at) * perNano);
        at = now;
    }

    /** How many requests may leave now. */
    synchronized int available() {
        fill();
        return (int) Math.max(0, requests);
    }

    /** Whether it is unused: a new one would be the same. */
    synchronized boolean isFull() {
        fill();
        return requests >= most;
    }

    /** Counts a request. A turn with several requests may overdraw the limit. */
    synchronized void spend() {
        fill();
        requests--;
    }

    /** Nanoseconds until a request may be sent. */
    synchronized long wait(int wanted) {
        fill();
        double missing = Math.min(wanted, most) - requests;
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perNano);
    }
}
