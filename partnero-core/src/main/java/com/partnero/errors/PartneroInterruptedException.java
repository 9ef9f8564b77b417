package com.partnero.errors;

/**
 * The calling thread was interrupted; its interrupt flag is set again.
 *
 * <p>A write is {@code UNKNOWN} unless nothing had been sent.
 *
 * @since 0.1.0
 */
public final class PartneroInterruptedException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroInterruptedException(Failure failure) {
        super(failure);
    }
}
