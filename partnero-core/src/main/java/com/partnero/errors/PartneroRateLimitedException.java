package com.partnero.errors;

/**
 * Fewer requests are asked for (429), and waiting did not fit into the deadline. {@code NOT_APPLIED} if the service wrote the answer;
 * a write is {@code UNKNOWN} if something in front of it did.
 *
 * <p>{@link #retryAfter()} says how long to wait, if the answer said so. API document: status 429.
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
