package com.partnero.errors;

/**
 * The service does not accept the API key (401), or the key lacks a permission (403). Without a status, the API key
 * supplier failed. {@code NOT_APPLIED}.
 *
 * <p>Check that the key belongs to the program, and that base URL and key belong to the same environment. API document:
 * status 401, 403.
 *
 * @since 0.1.0
 */
public final class PartneroAuthenticationException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroAuthenticationException(Failure failure) {
        super(failure);
    }
}
