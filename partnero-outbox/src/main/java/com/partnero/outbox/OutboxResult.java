package com.partnero.outbox;

/**
 * What a call of {@link PartneroOutbox} changed.
 *
 * @since 0.1.0
 */
public enum OutboxResult {
    /** Stored; it is delivered after the commit. */
    STORED,
    /** The same was stored before. */
    UNCHANGED,
    /** A greater revision was stored before; nothing is changed. */
    OUTDATED,
    /** Another content was stored under the same revision, and stays. Also raises {@link OutboxEvent.Conflict}. */
    CONFLICT;

    /**
     * For callers whose transaction should fail on a conflict.
     *
     * @throws IllegalStateException if this is {@link #CONFLICT}
     */
    public void orThrow() {
        if (this == CONFLICT) {
            throw new IllegalStateException("Another content was stored before under this revision of the order."
                    + " Give each change of an order a greater revision");
        }
    }
}
