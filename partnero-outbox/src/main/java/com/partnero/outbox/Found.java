package com.partnero.outbox;

/** What a look-up of a wire key says about the order. */
enum Found {
    /** Certainly nothing. */
    NOTHING,
    /** One sale: the one that was sent or wanted, or any sale if the key alone is evidence. */
    SAME,
    /** One sale in another unit: the service converts, so the amounts cannot be compared. */
    NOT_COMPARABLE,
    /** One sale of the same buyer with another amount. */
    OTHER_AMOUNT,
    /** One other transaction. */
    OTHER,
    SEVERAL,
    /** The look-up failed or was inconclusive. */
    UNPROVEN
}
