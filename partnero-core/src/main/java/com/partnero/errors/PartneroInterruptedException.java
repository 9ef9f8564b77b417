package com.partnero.errors;

/**
 * The calling thread was interrupted. Its interrupt flag is set again.
 *
 * <p>A write is {@code UNKNOWN} unless nothing had been sent.
 *
 * @since 0.1.0
 */
public final class PartneroInterruptedException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroInterruptedException(Failure failure) {
        super(failure);
    }
}
