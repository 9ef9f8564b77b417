package com.partnero.outbox;

/**
 * The outbox's tables are missing, or belong to another version.
 *
 * @since 0.1.0
 */
public final class MissingOutboxTableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String location;
    private final String statements;

    MissingOutboxTableException(Dialect dialect, Throwable cause) {
        super(
                "The tables partnero_outbox and partnero_outbox_program are missing in the database, or lack columns."
                        + " Run classpath:" + dialect.location(),
                cause);
        location = dialect.location();
        statements = dialect.script();
    }

    /**
     * The class path location of the script that creates the tables.
     *
     * @return a path without a leading slash
     */
    public String location() {
        return location;
    }

    /**
     * The statements that create the tables.
     *
     * @return SQL for this database
     */
    public String statements() {
        return statements;
    }
}
