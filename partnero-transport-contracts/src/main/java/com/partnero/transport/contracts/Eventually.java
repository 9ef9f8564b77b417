package com.partnero.transport.contracts;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what no latch can signal: that a library has released its resources. */
final class Eventually {

    private static final long STEP = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /** Whether the condition becomes true in time. */
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
