package com.partnero.errors;

/**
 * The service asks for fewer requests (429), and waiting for it did not fit into the deadline. Nothing was changed.
 *
 * <p>{@link #retryAfter()} says how long it wants to be left alone, if it said so. API document: status 429.
 *
 * @since 0.1.0
 */
public final class PartneroRateLimitedException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroRateLimitedException(Failure failure) {
        super(failure);
    }
}
