package com.partnero.errors;

/**
 * No answer came in time, or the call's deadline was reached.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it or nothing had been sent.
 *
 * @since 0.1.0
 */
public final class PartneroTimeoutException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroTimeoutException(Failure failure) {
        super(failure);
    }
}
