package com.partnero.spring.boot.actuate;

/** The endpoint is asked about an outbox that its database does not show. Its message is for whoever asks. */
final class OutboxUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OutboxUnavailableException(Throwable cause) {
        super("the outbox cannot be read: its database is away, or its tables are missing", cause);
    }
}
