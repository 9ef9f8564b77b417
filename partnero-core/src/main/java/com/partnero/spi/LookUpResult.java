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
    /** Several transactions with the key. */
    MANY,
    /** No transaction; of a batch, not every one. */
    MISSING,
    /** The look-up itself failed. */
    FAILED
}
