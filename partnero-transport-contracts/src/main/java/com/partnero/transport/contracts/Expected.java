package com.partnero.transport.contracts;

import com.partnero.errors.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a call must end if its request meets a failure, as in the table of docs/when-the-network-dies.md.
 *
 * @param outcome the outcome of the exception; null if the call must succeed
 * @param requests how many requests of the operation itself must be on the wire
 * @param verified whether a look-up, not an answer, must have proved the success
 */
record Expected(@Nullable Outcome outcome, int requests, boolean verified) {

    private static final int ATTEMPTS = 3;

    /** A 429 is retried more often: the client's requests wait for their turn together. */
    private static final int THROTTLED_ATTEMPTS = 10;

    /**
     * The expected end of a call.
     *
     * @param always whether every request of the method meets the failure, not only the first
     */
    static Expected of(PortMethod method, FailureMode mode, boolean always) {
        return switch (mode.effect()) {
            case NOT_SENT -> ofRetries(always, ATTEMPTS);
            case REFUSED -> mode.throttled() ? ofRetries(always, THROTTLED_ATTEMPTS) : fails(Outcome.NOT_APPLIED, 1);
            case ENDED, RUNNING ->
                switch (method.kind()) {
                    case READ ->
                        mode.blocksReads()
                                ? fails(Outcome.NOT_APPLIED, 1)
                                : ofRetries(always, mode.throttled() ? THROTTLED_ATTEMPTS : ATTEMPTS);
                    // A look-up proves that it was carried out, or nothing: it may still be under way.
                    case CREATE, BATCH -> mode.committed() ? byLookUp() : unproven(mode, always);
                    case DELETE -> mode.committed() ? byLookUp() : fails(Outcome.UNKNOWN, 1);
                    // Nothing to look for: never sent again.
                    case CREATE_WITHOUT_KEY, CREDIT -> fails(Outcome.UNKNOWN, 1);
                };
        };
    }

    /** After half of the time-out without a trace, what a limiter held back is sent again, once. */
    private static Expected unproven(FailureMode mode, boolean always) {
        if (!mode.throttled()) {
            return fails(Outcome.UNKNOWN, 1);
        }
        return always ? fails(Outcome.UNKNOWN, 2) : new Expected(null, 2, false);
    }

    private static Expected ofRetries(boolean always, int attempts) {
        return always ? fails(Outcome.NOT_APPLIED, attempts) : new Expected(null, 2, false);
    }

    private static Expected fails(Outcome outcome, int requests) {
        return new Expected(outcome, requests, false);
    }

    private static Expected byLookUp() {
        return new Expected(null, 1, true);
    }

    /** Whether the end depends on how often the failure occurs. */
    static boolean differs(PortMethod method, FailureMode mode) {
        return !of(method, mode, false).equals(of(method, mode, true));
    }
}
