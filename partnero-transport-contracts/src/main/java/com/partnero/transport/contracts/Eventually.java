package com.partnero.transport.contracts;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what no latch can signal: that resources of a library are gone. */
final class Eventually {

    private static final long STEP = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /** False if it does not come true in time. */
    static boolean isTrue(Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(STEP);
        }
        return true;
    }
}
