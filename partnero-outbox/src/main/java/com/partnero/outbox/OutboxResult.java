package com.partnero.outbox;

/**
 * What a call of {@link PartneroOutbox} changed.
 *
 * @since 0.1.0
 */
public enum OutboxResult {
    /** Stored. The outbox delivers it after the commit. */
    STORED,
    /** The same content was stored before; nothing is changed. */
    UNCHANGED,
    /** A greater revision was stored before; nothing is changed. */
    OUTDATED,
    /** Other content was stored with the same revision, and stays. Also publishes {@link OutboxEvent.Conflict}. */
    CONFLICT;

    /**
     * Throws on a conflict, to roll the caller's transaction back.
     *
     * @throws IllegalStateException if this is {@link #CONFLICT}
     */
    public void orThrow() {
        if (this == CONFLICT) {
            throw new IllegalStateException("This revision of the order was stored before with other content."
                    + " Give each change of an order a greater revision");
        }
    }
}
