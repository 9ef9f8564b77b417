package com.partnero.spi;

import java.io.IOException;

/**
 * An answer exceeds its {@link AnswerBudget}. The message says which limit, without quoting the answer.
 *
 * @since 0.1.0
 */
public final class OverBudgetException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Which limit was exceeded; it decides the failure of the attempt. */
    enum Kind {
        SIZE,
        TIME,
        INTERRUPT
    }

    private final Kind kind;

    OverBudgetException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * Whether an interrupt ended the work. The interrupt flag is still set then. False if the answer is too large or
     * the time is up.
     */
    public boolean isInterrupt() {
        return kind == Kind.INTERRUPT;
    }

    /**
     * The failure of an attempt whose answer was not completely read or matched: interrupted, timed out or lost, each
     * after the request was sent.
     */
    public AttemptFailedException failure() {
        return switch (kind) {
            case INTERRUPT -> AttemptFailedException.interrupted(true);
            case TIME -> AttemptFailedException.timedOut(true);
            case SIZE -> AttemptFailedException.lost("the answer is " + getMessage());
        };
    }
}
