package com.partnero.outbox;

/**
 * The outbox refuses to start: it would not be reliable with this database, these transactions or these settings.
 *
 * @since 0.1.0
 */
public final class OutboxSetupException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String action;

    OutboxSetupException(String problem, String action) {
        super(problem + ". " + action);
        this.problem = problem;
        this.action = action;
    }

    /**
     * What is wrong.
     *
     * @return a sentence without its full stop
     */
    public String problem() {
        return problem;
    }

    /**
     * What to do.
     *
     * @return a sentence that names the line to write, without its full stop
     */
    public String action() {
        return action;
    }
}
