package com.partnero.spring.boot;

/** The configuration of a program cannot work. */
final class InvalidClientException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Makes the exception.
     *
     * @param problem what is wrong, without the value of a secret
     * @param action the lines to write
     */
    InvalidClientException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
