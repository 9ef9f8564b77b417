package com.partnero.spring.boot.outbox;

/** The outbox is to be used, and its tables are not there. */
final class MissingOutboxTableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final Dialect dialect;

    MissingOutboxTableException(Dialect dialect, Throwable cause) {
        super(
                "The tables partnero_outbox and partnero_outbox_schedule are missing in the database, or are others.",
                cause);
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }
}
