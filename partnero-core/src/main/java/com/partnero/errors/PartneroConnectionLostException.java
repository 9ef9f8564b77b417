package com.partnero.errors;

/**
 * The connection broke after the request may have been sent.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it.
 *
 * @since 0.1.0
 */
public final class PartneroConnectionLostException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroConnectionLostException(Failure failure) {
        super(failure);
    }
}
