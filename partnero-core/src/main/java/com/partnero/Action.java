package com.partnero;

import com.partnero.internal.Checks;

/**
 * What the buyer did. It selects the program's reward rule; {@link #SALE} is what Partnero recommends.
 *
 * <p>Any other word is kept as it came, so that a new word of the service breaks nobody. Immutable and thread-safe.
 * API document: "Create a transaction", {@code action}.
 *
 * @since 0.1.0
 */
public final class Action implements Value {

    /** A purchase. */
    public static final Action SALE = new Action("sale");

    private final String text;

    private Action(String text) {
        this.text = text;
    }

    /**
     * The word for a text.
     *
     * @param text not blank
     * @return the word
     * @throws IllegalArgumentException if it is blank or holds control characters
     */
    public static Action of(String text) {
        return new Action(Checks.trimmed("action", text));
    }

    /**
     * The word as the service writes it.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action && ((Action) other).text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
