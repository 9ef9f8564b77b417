package com.partnero.errors;

/**
 * The service understood the request and refused it: 400, 405, 413, 415, 422 and other 4xx. Nothing was changed. An
 * unknown customer is refused like this too.
 *
 * <p>{@link #fieldErrors()} says which fields it complains about. Sending the same request again will not help. API document:
 * status 400, 422.
 *
 * @since 0.1.0
 */
public final class PartneroValidationException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroValidationException(Failure failure) {
        super(failure);
    }
}
