package com.partnero.outbox;

/**
 * What is known of an order's sale, or of a credit, at Partnero.
 *
 * @since 0.1.0
 */
public enum OutboxState {
    /** Nothing was sent with the current wire key, or it was certainly not carried out. */
    NOT_SENT(false),
    /** A create may be under way. */
    SENDING(false),
    /** The answer to a create was lost. A look-up will show whether it was carried out. */
    UNKNOWN(false),
    /** The sale is recorded. */
    RECORDED(true),
    /** A delete may be under way. */
    DELETING(false),
    /** The recorded sale must be deleted. */
    TO_DELETE(false),
    /** Nothing is recorded, and the wire key is abandoned. */
    ABSENT(true),
    /** Certainly not recorded, because the buyer was not referred. This is not an error. */
    REFUSED(true),
    /** A person must decide, with {@link OutboxOperations#decide}. */
    ATTENTION(true),
    /** A person decided to leave it as it is. */
    DISCARDED(true);

    private final boolean atRest;

    OutboxState(boolean atRest) {
        this.atRest = atRest;
    }

    /** Only states at rest may be stored without a due time. */
    boolean isAtRest() {
        return atRest;
    }
}
