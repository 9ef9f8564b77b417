package com.partnero.errors;

/**
 * The answer is not a valid answer of the service: HTML, a redirect, JSON of another form, truncated, too large, empty,
 * {@code "status": 0}; or a 4xx that nothing proves to be the service's. The message says what answered.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it. Check the base URL, and any proxy or firewall in front of the service.
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
