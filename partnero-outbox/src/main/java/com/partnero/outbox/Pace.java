package com.partnero.outbox;

import java.util.function.LongSupplier;

/** How many requests a second go to one program: a quarter of a second's worth at once. Thread-safe. */
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

    /** A request leaves; a turn that needs several makes a debt. */
    synchronized void spend() {
        fill();
        requests--;
    }

    /** Nanoseconds until one may leave. */
    synchronized long wait(int wanted) {
        fill();
        double missing = Math.min(wanted, most) - requests;
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perNano);
    }
}
