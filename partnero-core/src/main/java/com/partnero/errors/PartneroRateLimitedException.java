package com.partnero.errors;

/**
 * There were too many requests (429), and the required wait exceeded the deadline. {@code NOT_APPLIED} if the service
 * answered; a write is {@code UNKNOWN} if a proxy may have answered.
 *
 * <p>{@link #retryAfter()} returns the time to wait, if the answer named one. API document: status 429.
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
