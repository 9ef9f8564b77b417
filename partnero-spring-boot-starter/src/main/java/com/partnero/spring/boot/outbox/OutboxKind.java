package com.partnero.spring.boot.outbox;

/**
 * What an entry of the outbox asks Partnero for.
 *
 * @since 0.1.0
 */
public enum OutboxKind {
    /** To record a sale. */
    SALE,
    /** To write a credit note. */
    CREDIT,
    /** To delete the transaction of a sale. */
    DELETE
}
