package com.partnero.errors;

/**
 * A different transaction has the key. The outcome is {@code NOT_APPLIED} if the service said so (409) or a look-up
 * before the create found it, and {@code UNKNOWN} if a look-up after a lost answer found it. The exception is also
 * thrown if the transaction has another amount in another unit, because the two cannot be compared. {@link #recorded()}
 * returns the transaction.
 *
 * <p>A person should compare the sales with {@code list(TransactionQuery.byKey(key))}.
 *
 * @since 0.1.0
 */
public final class PartneroConflictException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroConflictException(Failure failure) {
        super(failure);
    }

    @Override
    boolean isFinal() {
        return true;
    }
}
