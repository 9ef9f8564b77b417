package com.partnero.errors;

/**
 * The service failed or is overloaded: 5xx, or 408, which it uses for its own errors.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it. API document: status 408, 5xx.
 *
 * @since 0.1.0
 */
public final class PartneroServerException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroServerException(Failure failure) {
        super(failure);
    }
}
