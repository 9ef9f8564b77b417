package com.partnero.outbox;

/**
 * What a person decides about an entry that needs attention.
 *
 * @since 0.1.0
 */
public enum Decision {
    /** Continue where it stopped, beginning with a look-up. A credit is sent again without one. */
    RETRY,
    /** Delete what Partnero has recorded with the key, then create what is wanted. Not for credits. */
    REPLACE,
    /** Leave the entry as it is. After a conflict, this keeps what was stored first. */
    DISCARD
}
