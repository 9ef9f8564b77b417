package com.partnero.spi;

/**
 * What a look-up by key found after the answer to a write was lost.
 *
 * @since 0.1.0
 */
public enum LookUpResult {
    /** The very sale, once; of a batch, every sale once; of a delete, the one transaction that should be gone. */
    SAME,
    /** One transaction that is another sale. */
    DIFFERENT,
    /**
     * One transaction whose amount is another number in another unit: the service converted it, or it is another sale. Nobody can
     * tell.
     */
    INCOMPARABLE,
    /** Several transactions with the key. */
    MANY,
    /** Certainly no transaction; of a batch, not every one. */
    MISSING,
    /** An answer came that proves nothing: a list that does not filter by key, rows without keys, something that is no list. */
    UNPROVEN,
    /** The look-up itself failed. */
    FAILED
}
