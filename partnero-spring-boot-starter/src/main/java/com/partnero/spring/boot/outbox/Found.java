package com.partnero.spring.boot.outbox;

/** What a look-up by key proves. */
enum Found {
    /** The very sale, once; for a deletion, one transaction. */
    SAME,
    /** Something else. */
    DIFFERENT,
    /** Several transactions. */
    MANY,
    /** Certainly nothing. */
    ABSENT,
    /** Nothing either way. */
    UNPROVEN
}
