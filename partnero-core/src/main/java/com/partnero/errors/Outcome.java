package com.partnero.errors;

/**
 * What a failed call did to the money.
 *
 * @since 0.1.0
 */
public enum Outcome {
    /** Certainly nothing: the call may be made again. */
    NOT_APPLIED,
    /**
     * Perhaps everything, perhaps nothing: the answer was lost and could not be replaced by a look-up. Making the call again
     * may pay twice; look first.
     */
    UNKNOWN
}
