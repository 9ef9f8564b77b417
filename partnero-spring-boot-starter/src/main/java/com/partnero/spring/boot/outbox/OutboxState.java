package com.partnero.spring.boot.outbox;

/**
 * How far an entry of the outbox has come.
 *
 * @since 0.1.0
 */
public enum OutboxState {
    /** Certainly not carried out; it will be sent. */
    PENDING,
    /** A request may be on its way. After a crash the entry is found in this state. */
    SENDING,
    /** Nobody knows whether it was carried out; it will be looked up, and sent again only if it is provably absent. */
    SETTLING,
    /** Carried out, once. */
    DELIVERED,
    /** Partnero refused it, something else is recorded under its key, or it took too long: a person should look. */
    QUARANTINED,
    /** A credit note that may have been written. Only a person who reads the customer's balance can tell. */
    NEEDS_DECISION,
    /** Given up by a person, who said why. */
    DISCARDED;

    /**
     * Whether the outbox is still at work on it.
     *
     * @return true for {@link #PENDING}, {@link #SENDING} and {@link #SETTLING}
     */
    public boolean isUnderWay() {
        return this == PENDING || this == SENDING || this == SETTLING;
    }

    /**
     * Whether it waits for a person.
     *
     * @return true for {@link #QUARANTINED} and {@link #NEEDS_DECISION}
     */
    public boolean isProblem() {
        return this == QUARANTINED || this == NEEDS_DECISION;
    }
}
