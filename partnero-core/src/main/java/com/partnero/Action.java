package com.partnero;

import com.partnero.internal.Checks;

/**
 * What the buyer did. It selects the program's reward rule. Partnero recommends {@link #SALE}.
 *
 * <p>A word that this library does not know is kept as received, so a new word of the service breaks nothing. Immutable
 * and thread-safe. API document: "Create a transaction", {@code action}.
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
     * Makes an action from the service's word.
     *
     * @param text not blank
     * @throws IllegalArgumentException if the text is blank, holds control characters, or begins or ends with white
     *     space
     */
    public static Action of(String text) {
        return new Action(Checks.trimmed("action", text));
    }

    /** The word as the service writes it. */
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
