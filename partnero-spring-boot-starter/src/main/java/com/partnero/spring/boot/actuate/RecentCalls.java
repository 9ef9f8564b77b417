package com.partnero.spring.boot.actuate;

import com.partnero.Operation;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * The outcomes of the last calls of one client, in a ring: no lock, no thread, no request, no growth. Thread-safe.
 *
 * <p>An entry is the time of the call's end in milliseconds, doubled, plus one if it failed.
 */
final class RecentCalls implements PartneroObserver {

    private static final int SIZE = 512;

    private final AtomicLongArray ring = new AtomicLongArray(SIZE);
    private final AtomicLong ended = new AtomicLong();
    private final LongSupplier clock;
    private volatile boolean keyRefused;

    /** @param clock milliseconds, more than zero, that never go back */
    RecentCalls(LongSupplier clock) {
        this.clock = clock;
    }

    /** What a window over the ring shows. */
    record Window(int calls, int failures) {

        double failureRatio() {
            return calls == 0 ? 0 : (double) failures / calls;
        }
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        return new CallObserver() {
            @Override
            public void succeeded(boolean verified) {
                keyRefused = false;
                record(false);
            }

            @Override
            public void failed(PartneroException exception) {
                note(exception);
            }
        };
    }

    /** What the caller did wrong, or changed his mind about, says nothing against the service. */
    private void note(PartneroException exception) {
        if (exception instanceof PartneroAuthenticationException) {
            keyRefused = true;
        } else if (exception instanceof PartneroInterruptedException || exception instanceof PartneroClosedException) {
            return;
        }
        boolean answered = exception instanceof PartneroValidationException
                || exception instanceof PartneroNotFoundException
                || exception instanceof PartneroConflictException;
        if (answered) {
            keyRefused = false;
        }
        record(!answered);
    }

    private void record(boolean failed) {
        int slot = (int) Math.floorMod(ended.getAndIncrement(), (long) SIZE);
        ring.set(slot, clock.getAsLong() * 2 + (failed ? 1 : 0));
    }

    /** Whether the service refused the API key, and has accepted it for nothing since. */
    boolean isKeyRefused() {
        return keyRefused;
    }

    boolean isEmpty() {
        return ended.get() == 0;
    }

    Window within(Duration window) {
        long since = clock.getAsLong() - window.toMillis();
        int calls = 0;
        int failures = 0;
        for (int slot = 0; slot < SIZE; slot++) {
            long entry = ring.get(slot);
            if (entry != 0 && entry / 2 >= since) {
                calls++;
                failures += (int) (entry % 2);
            }
        }
        return new Window(calls, failures);
    }
}
