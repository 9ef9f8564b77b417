package com.partnero.errors;

/**
 * Something else stands under the transaction key: the service said so (409, {@code NOT_APPLIED}), a look before the create
 * saw it ({@code NOT_APPLIED}), or a look after a lost answer found another sale or several ({@code UNKNOWN}).
 *
 * <p>A person should compare the sales with {@code list(TransactionQuery.byKey(key))}.
 *
 * @since 0.1.0
 */
public final class PartneroConflictException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroConflictException(Failure failure) {
        super(failure);
    }
}
