package com.partnero.spring.boot.outbox;

/**
 * What is recorded contradicts what was recorded under the same key. Nothing was recorded.
 *
 * <p>The message names no key. Use a key that never occurs twice, such as the number of the order.
 *
 * @since 0.1.0
 */
public final class OutboxConflictException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OutboxConflictException(String message) {
        super(message);
    }
}
