package com.partnero.errors;

/**
 * The service rejected the request because there were too many (429), and the required wait exceeded the deadline.
 * Nothing was changed.
 *
 * <p>{@link #retryAfter()} returns the time to wait, if the service named one. API document: status 429.
 *
 * @since 0.1.0
 */
public final class PartneroRateLimitedException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroRateLimitedException(Failure failure) {
        super(failure);
    }
}
