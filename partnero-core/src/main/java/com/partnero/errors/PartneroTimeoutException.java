package com.partnero.errors;

/**
 * No answer came in time, or the deadline of the call was over.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it or nothing had been sent.
 *
 * @since 0.1.0
 */
public final class PartneroTimeoutException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroTimeoutException(Failure failure) {
        super(failure);
    }
}
