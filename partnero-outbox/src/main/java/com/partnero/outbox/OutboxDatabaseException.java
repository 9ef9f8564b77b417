package com.partnero.outbox;

import java.sql.SQLException;

/**
 * The database refused a statement of the outbox, or is unavailable. Repeat the call: if only the answer to the commit was
 * lost, nothing is stored twice.
 *
 * @since 0.1.0
 */
public final class OutboxDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxDatabaseException(SQLException cause) {
        super("The database of the Partnero outbox failed: " + describe(cause), cause);
    }

    /** The first line only: the database's detail may print the row. */
    static String describe(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("") + " (" + failure.getSQLState() + ")";
    }
}
