package com.partnero.outbox;

/**
 * What is known of an order's sale, or of a credit, at Partnero.
 *
 * @since 0.1.0
 */
public enum OutboxState {
    /** Nothing was sent under the present wire key, or what was sent was certainly not carried out. */
    NOT_SENT(false),
    /** A create may be under way. */
    SENDING(false),
    /** The answer to a create was lost; a look-up will tell. */
    UNKNOWN(false),
    /** The sale is recorded. */
    RECORDED(true),
    /** A delete may be under way. */
    DELETING(false),
    /** The recorded sale must be deleted. */
    TO_DELETE(false),
    /** The wire key is given up; nothing is recorded under it. */
    ABSENT(true),
    /** Certainly not recorded: the buyer was not referred. An ordinary end. */
    REFUSED(true),
    /** A person must decide; {@link OutboxOperations#decide} goes on. */
    ATTENTION(true),
    /** A person has decided to leave it as it is. */
    DISCARDED(true);

    private final boolean atRest;

    OutboxState(boolean atRest) {
        this.atRest = atRest;
    }

    /** Only these may be stored without a due time. */
    boolean isAtRest() {
        return atRest;
    }
}
