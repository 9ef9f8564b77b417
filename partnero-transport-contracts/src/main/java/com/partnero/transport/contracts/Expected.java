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

    /**
     * The expected end of a call.
     *
     * @param always whether every request of the method meets the failure, not only the first
     */
    static Expected of(PortMethod method, FailureMode mode, boolean always) {
        return switch (mode.effect()) {
            case NOT_SENT -> ofRetries(always, Outcome.NOT_APPLIED);
            case REFUSED -> mode.throttled() ? ofRetries(always, Outcome.NOT_APPLIED) : fails(Outcome.NOT_APPLIED, 1);
            case ENDED, RUNNING ->
                switch (method.kind()) {
                    case READ -> ofRetries(always, Outcome.NOT_APPLIED);
                    // A look-up proves that it was carried out, or nothing: it may still be under way.
                    case CREATE, BATCH, DELETE -> mode.committed() ? byLookUp() : fails(Outcome.UNKNOWN, 1);
                    // Nothing to look for: never sent again.
                    case CREATE_WITHOUT_KEY, CREDIT -> fails(Outcome.UNKNOWN, 1);
                };
        };
    }

    private static Expected ofRetries(boolean always, Outcome afterAll) {
        return always ? fails(afterAll, ATTEMPTS) : new Expected(null, 2, false);
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
