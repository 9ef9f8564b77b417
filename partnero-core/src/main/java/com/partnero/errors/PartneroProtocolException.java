package com.partnero.errors;

/**
 * The answer is not a valid answer of the service: HTML, a redirect, JSON of another shape, truncated, too large,
 * empty, or {@code "status": 0}.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it. The cause is often a proxy or a wrong base URL.
 *
 * @since 0.1.0
 */
public final class PartneroProtocolException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroProtocolException(Failure failure) {
        super(failure);
    }
}
