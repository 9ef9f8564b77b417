package com.partnero.outbox;

/**
 * What an entry of the outbox is about.
 *
 * @since 0.1.0
 */
public enum OutboxKind {
    /** An order: a sale with its current amount, or nothing. */
    SALE,
    /** A credit note, which is sent at most once. */
    CREDIT
}
