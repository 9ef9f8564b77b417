package com.partnero.spi;

import com.partnero.spi.OverBudgetException.Kind;
import java.time.Duration;

/**
 * The limits for the cost of one answer: bytes on the wire, bytes after inflating, rows, elements, text and time.
 * {@link AttemptContext} has one for each attempt. All code that reads the answer or matches it with the request
 * consults it in every loop; a loop that may run for more than a few milliseconds ends with the deadline and with an
 * interrupt.
 *
 * <p>A transport that can see the bytes on the socket counts them here, so that endless framing is refused too:
 *
 * <pre>{@code
 * AnswerBudget budget = context.budget().within(limits);
 * int count = socket.read(buffer);
 * budget.rawBytes(count);
 * }</pre>
 *
 * <p>Used by one thread at a time.
 *
 * @since 0.1.0
 */
public final class AnswerBudget {

    /** How many steps may pass before the clock is read again: less than a millisecond of work. */
    private static final int STEPS_BETWEEN_LOOKS = 1 << 10;

    /** A value of a list, or an entry of a map, takes at least as much memory as this many bytes of JSON. */
    private static final int BYTES_PER_ELEMENT = 128;

    private static final int FEWEST_ELEMENTS = 64;

    private final boolean timed;
    private final long start;
    private final long timeLeft;
    private long maxRawBytes = Long.MAX_VALUE;
    private long maxBodyBytes = Long.MAX_VALUE;
    private int maxRows = Integer.MAX_VALUE;
    private long maxElements = Long.MAX_VALUE;
    private long maxText = Long.MAX_VALUE;
    private long rawBytes;
    private long bodyBytes;
    private int rows;
    private long elements;
    private long text;
    private int steps;

    private AnswerBudget(boolean timed, long timeLeft) {
        this.timed = timed;
        this.timeLeft = timeLeft;
        start = timed ? System.nanoTime() : 0;
    }

    /** A budget whose time starts now; {@link #within} sets its other limits. */
    static AnswerBudget of(Duration timeLeft) {
        return new AnswerBudget(true, timeLeft.toNanos());
    }

    /** A new budget without limits, for a document that is not an answer. An interrupt does not end the work either. */
    public static AnswerBudget unlimited() {
        return new AnswerBudget(false, 0);
    }

    /**
     * Sets the limits of an attempt. Earlier counts stay.
     *
     * @param limits the limits of the operation
     * @return this budget
     */
    public AnswerBudget within(AttemptLimits limits) {
        maxRawBytes = limits.maxRawBytes();
        maxBodyBytes = limits.maxBodyBytes();
        maxRows = limits.maxRows();
        maxElements = FEWEST_ELEMENTS + maxBodyBytes / BYTES_PER_ELEMENT;
        maxText = maxBodyBytes / 2;
        return this;
    }

    /**
     * Counts bytes of the answer as they arrive from the socket: head, framing and body.
     *
     * @param count how many more
     * @throws OverBudgetException if there are too many; the connection should then be closed
     */
    public void rawBytes(long count) throws OverBudgetException {
        rawBytes += count;
        if (rawBytes > maxRawBytes) {
            throw tooLarge("larger than " + maxRawBytes + " bytes with its framing");
        }
    }

    /**
     * Counts bytes of the body after inflating.
     *
     * @param count how many more
     * @throws OverBudgetException if they are too many, the time is up or the thread is interrupted
     */
    public void bodyBytes(int count) throws OverBudgetException {
        bodyBytes += count;
        if (bodyBytes > maxBodyBytes) {
            throw tooLarge("larger than " + maxBodyBytes + " bytes");
        }
        check();
    }

    /**
     * Counts a transaction of a list.
     *
     * @throws OverBudgetException if there are many more than requested
     */
    public void row() throws OverBudgetException {
        if (++rows > maxRows) {
            throw tooLarge("a list of more than " + maxRows + " rows, many more than were asked for");
        }
    }

    /**
     * Counts a list value or a map entry that is kept.
     *
     * @throws OverBudgetException if there are too many
     */
    public void element() throws OverBudgetException {
        if (++elements > maxElements) {
            throw tooLarge("one of more than " + maxElements + " elements");
        }
    }

    /**
     * Counts text that is kept.
     *
     * @param length in characters
     * @throws OverBudgetException if it is too much
     */
    public void text(int length) throws OverBudgetException {
        text += length;
        if (text > maxText) {
            throw tooLarge("one of more than " + maxText + " characters of text");
        }
    }

    /**
     * Counts a step of work, such as reading a token or comparing a row. It checks the clock from time to time.
     *
     * @throws OverBudgetException if the time is up or the thread is interrupted
     */
    public void step() throws OverBudgetException {
        if (++steps == STEPS_BETWEEN_LOOKS) {
            steps = 0;
            check();
        }
    }

    /** Whether the time is up or the thread is interrupted, for loops that cannot throw. */
    public boolean isOver() {
        return timed && (Thread.currentThread().isInterrupted() || isTimeUp());
    }

    /**
     * Ends the work if the time is up or the thread is interrupted. The interrupt flag stays set.
     *
     * @throws OverBudgetException if so
     */
    public void check() throws OverBudgetException {
        if (timed && Thread.currentThread().isInterrupted()) {
            throw new OverBudgetException(Kind.INTERRUPT, "not read to its end: the thread was interrupted");
        }
        if (timed && isTimeUp()) {
            throw new OverBudgetException(Kind.TIME, "not read to its end: the time is up");
        }
    }

    private boolean isTimeUp() {
        return System.nanoTime() - start > timeLeft;
    }

    private static OverBudgetException tooLarge(String message) {
        return new OverBudgetException(Kind.SIZE, message);
    }
}
