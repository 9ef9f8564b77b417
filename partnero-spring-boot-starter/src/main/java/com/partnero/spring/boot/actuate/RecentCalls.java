package com.partnero.spring.boot.actuate;

import com.partnero.Operation;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroConcurrencyLimitException;
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
 * How the latest calls of one client ended, in a ring of fixed size. It needs no lock, no thread and no request.
 * Thread-safe.
 *
 * <p>An entry is the time of the call's end in milliseconds, multiplied by the number of ends, plus the end's ordinal.
 */
final class RecentCalls implements PartneroObserver {

    private static final int SIZE = 512;
    private static final int ENDS = End.values().length;

    private final AtomicLongArray ring = new AtomicLongArray(SIZE);
    private final AtomicLong ended = new AtomicLong();
    private final LongSupplier clock;
    private final boolean manyKeys;

    /**
     * Makes an empty ring.
     *
     * @param clock milliseconds, more than zero, that never go back
     * @param manyKeys whether the client serves many programs; a refused key then concerns one of them and does not count
     */
    RecentCalls(LongSupplier clock, boolean manyKeys) {
        this.clock = clock;
        this.manyKeys = manyKeys;
    }

    /** How a call ended, as health counts it. */
    private enum End {
        /** The answer proves that the API key is accepted. */
        ANSWERED,
        /** The API key was rejected. */
        KEY_REFUSED,
        /** Another failure, which shows nothing about the key. */
        FAILED
    }

    /**
     * The calls of a time window.
     *
     * @param keyRefused whether the key was rejected and not accepted since
     */
    record Window(int calls, int failures, boolean keyRefused) {

        double failureRatio() {
            return calls == 0 ? 0 : (double) failures / calls;
        }
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        return new CallObserver() {
            @Override
            public void succeeded(boolean verified) {
                record(End.ANSWERED);
            }

            @Override
            public void failed(PartneroException exception) {
                if (!saysNothing(exception)) {
                    record(end(exception));
                }
            }
        };
    }

    /** Whether a failure says nothing about the service: the application has ended the call, or one program's key is wrong. */
    private boolean saysNothing(PartneroException exception) {
        return manyKeys && exception instanceof PartneroAuthenticationException
                || exception instanceof PartneroInterruptedException
                || exception instanceof PartneroClosedException
                || exception instanceof PartneroConcurrencyLimitException;
    }

    /** A caller's mistake does not count against the service. */
    private static End end(PartneroException exception) {
        if (exception instanceof PartneroAuthenticationException) {
            return End.KEY_REFUSED;
        }
        return exception instanceof PartneroValidationException
                        || exception instanceof PartneroNotFoundException
                        || exception instanceof PartneroConflictException
                ? End.ANSWERED
                : End.FAILED;
    }

    private void record(End end) {
        int slot = (int) Math.floorMod(ended.getAndIncrement(), (long) SIZE);
        ring.set(slot, clock.getAsLong() * ENDS + end.ordinal());
    }

    Window within(Duration window) {
        long since = clock.getAsLong() - window.toMillis();
        long newest = ended.get() - 1;
        int calls = 0;
        int failures = 0;
        End ofKey = End.FAILED;
        for (int i = 0; i < SIZE; i++) {
            long entry = ring.get((int) Math.floorMod(newest - i, (long) SIZE));
            if (entry != 0 && entry / ENDS >= since) {
                End end = End.values()[(int) (entry % ENDS)];
                calls++;
                failures += end == End.ANSWERED ? 0 : 1;
                ofKey = ofKey == End.FAILED ? end : ofKey;
            }
        }
        return new Window(calls, failures, ofKey == End.KEY_REFUSED);
    }
}
