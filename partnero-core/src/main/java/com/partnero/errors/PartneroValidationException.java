package com.partnero.errors;

/**
 * The service understood the request and refused it: 400, 405 or 422. {@code NOT_APPLIED}. An unknown customer is refused like this
 * too.
 *
 * <p>{@link #fieldErrors()} names the fields. Sending the same request again will not help, except after a 405. API document: status
 * 400, 422.
 *
 * @since 0.1.0
 */
public final class PartneroValidationException extends PartneroException {

    private static final long serialVersionUID = 1L;
    private static final int METHOD_NOT_ALLOWED = 405;

    /** For the library, fakes and tests. */
    public PartneroValidationException(Failure failure) {
        super(failure);
    }

    @Override
    boolean isFinal() {
        Integer status = status();
        return outcome() == Outcome.NOT_APPLIED && (status == null || status != METHOD_NOT_ALLOWED);
    }
}
