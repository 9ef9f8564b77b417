package com.partnero.errors;

/**
 * A different transaction has the key. {@code NOT_APPLIED} if the service said so (409) or a look before the create saw it;
 * {@code UNKNOWN} if a look after a lost answer found it. The same holds for a transaction whose amount is another number in another
 * unit, so that nobody can tell whether it is the sale; {@link #recorded()} has it.
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
