package com.partnero.errors;

/**
 * The service knows no such transaction or customer (404). Nothing was changed.
 *
 * <p>API document: status 404.
 *
 * @since 0.1.0
 */
public final class PartneroNotFoundException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroNotFoundException(Failure failure) {
        super(failure);
    }
}
