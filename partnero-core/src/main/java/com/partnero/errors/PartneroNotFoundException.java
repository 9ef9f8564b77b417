package com.partnero.errors;

/**
 * There is no such transaction or customer (404). {@code NOT_APPLIED}; {@code UNKNOWN} if an earlier attempt of the
 * call may have been carried out. A delete throws it only if the list does not show the transaction either.
 *
 * <p>API document: status 404.
 *
 * @since 0.1.0
 */
public final class PartneroNotFoundException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroNotFoundException(Failure failure) {
        super(failure);
    }

    @Override
    boolean isFinal() {
        return outcome() == Outcome.NOT_APPLIED;
    }
}
