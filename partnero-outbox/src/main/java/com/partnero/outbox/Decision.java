package com.partnero.outbox;

/**
 * What a person decides about an entry that needs attention.
 *
 * @since 0.1.0
 */
public enum Decision {
    /** Go on where it stopped, with a look-up first. A credit is sent again. */
    RETRY,
    /** Delete what Partnero has under the key, then create what is wanted. Not for credits. */
    REPLACE,
    /** Leave it as it is. After a conflict: keep what was stored first. */
    DISCARD
}
