package com.partnero.spring.boot.actuate;

/** The endpoint cannot read the outbox from its database. The message is for the endpoint's caller. */
final class OutboxUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OutboxUnavailableException(Throwable cause) {
        super("the outbox cannot be read: its database is away, or its tables are missing", cause);
    }
}
