package com.partnero.errors;

/**
 * The client was closed before. {@code NOT_APPLIED}.
 *
 * <p>Keep the client open as long as the application runs.
 *
 * @since 0.1.0
 */
public final class PartneroClosedException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroClosedException(Failure failure) {
        super(failure);
    }
}
