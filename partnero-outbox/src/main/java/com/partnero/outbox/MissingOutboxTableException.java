package com.partnero.outbox;

/**
 * The outbox is used, and its tables are not there or are those of another version.
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
     * Where the statements that make the tables lie on the class path.
     *
     * @return a path without a leading slash
     */
    public String location() {
        return location;
    }

    /**
     * The statements that make the tables.
     *
     * @return SQL for this database
     */
    public String statements() {
        return statements;
    }
}
