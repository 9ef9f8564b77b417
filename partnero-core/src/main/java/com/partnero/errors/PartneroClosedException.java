package com.partnero.errors;

/**
 * The client has been closed. Nothing was sent.
 *
 * <p>Keep the client open as long as the application runs.
 *
 * @since 0.1.0
 */
public final class PartneroClosedException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroClosedException(Failure failure) {
        super(failure);
    }
}
