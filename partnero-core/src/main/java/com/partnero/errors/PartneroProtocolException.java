package com.partnero.errors;

/**
 * An answer came that is none of the service: HTML, a redirect, JSON of another shape, truncated, too large, empty, or
 * {@code "status": 0}.
 *
 * <p>A write is {@code UNKNOWN} unless a look-up settled it. Often a proxy or a wrong base URL is the reason.
 *
 * @since 0.1.0
 */
public final class PartneroProtocolException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroProtocolException(Failure failure) {
        super(failure);
    }
}
