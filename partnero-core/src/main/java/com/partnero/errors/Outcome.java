package com.partnero.errors;

/**
 * Whether a failed call may have changed anything.
 *
 * @since 0.1.0
 */
public enum Outcome {
    /** Certainly nothing was changed: the call may be repeated. */
    NOT_APPLIED,
    /**
     * Perhaps everything was changed, perhaps nothing: the answer was lost, and a look-up could not settle the outcome.
     * Repeating the call may pay twice; look it up first.
     */
    UNKNOWN
}
