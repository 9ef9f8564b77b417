package com.partnero.outbox;

/** What a look-up shows under a wire key, as far as the order is concerned. */
enum Found {
    /** Certainly nothing. */
    NOTHING,
    /** One sale: the one that was sent or wanted, or any where the key alone is evidence. */
    SAME,
    /** One sale in another unit: the service converts, and nobody can compare. */
    NOT_COMPARABLE,
    /** One other sale of the same buyer. */
    OTHER_AMOUNT,
    /** One transaction that is something else. */
    OTHER,
    SEVERAL,
    /** The look-up failed, or its answer proves nothing. */
    UNPROVEN
}
