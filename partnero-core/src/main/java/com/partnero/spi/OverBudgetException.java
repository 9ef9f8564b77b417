package com.partnero.spi;

import java.io.IOException;

/**
 * An answer costs more than its {@link AnswerBudget} allows. The message says what ran out, in words without anything of the
 * answer.
 *
 * @since 0.1.0
 */
public final class OverBudgetException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What ran out; it decides which failure of the attempt this becomes. */
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
     * Whether an interrupt ended the work; the flag of the thread is still set.
     *
     * @return false if the answer is too large or the time is up
     */
    public boolean isInterrupt() {
        return kind == Kind.INTERRUPT;
    }

    /**
     * The failure of an attempt whose answer came and was not read or matched to its end.
     *
     * @return interrupted, timed out or lost, each after the request was sent
     */
    public AttemptFailedException failure() {
        return switch (kind) {
            case INTERRUPT -> AttemptFailedException.interrupted(true);
            case TIME -> AttemptFailedException.timedOut(true);
            case SIZE -> AttemptFailedException.lost("the answer is " + getMessage());
        };
    }
}
