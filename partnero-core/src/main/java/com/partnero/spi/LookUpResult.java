package com.partnero.spi;

/**
 * What a look-up by key found after a lost answer.
 *
 * @since 0.1.0
 */
public enum LookUpResult {
    /** The sale itself, once. For a batch: every sale, once. For a delete: the transaction that should be gone. */
    SAME,
    /** One transaction, which is another sale. */
    DIFFERENT,
    /**
     * One transaction with another amount in another unit. Either the service converted the amount, or it is another
     * sale; the two cannot be told apart.
     */
    INCOMPARABLE,
    /** Several transactions with the key. */
    MANY,
    /** Certainly no transaction. For a batch: at least one is missing. */
    MISSING,
    /**
     * The answer proves nothing: a list that is not filtered by key, rows without keys, or something other than a list.
     */
    UNPROVEN,
    /** The look-up itself failed. */
    FAILED
}
