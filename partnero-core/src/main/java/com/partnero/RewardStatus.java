package com.partnero;

import com.partnero.internal.Checks;

/**
 * Whether a reward stands.
 *
 * <p>Any other word is kept as it came, so that a new word of the service breaks nobody. Immutable and thread-safe.
 * API document: "Create a transaction", {@code rewards[].status}.
 *
 * @since 0.1.0
 */
public final class RewardStatus implements Value {

    /** It stands. */
    public static final RewardStatus OK = new RewardStatus("ok");

    /** It is still under review. */
    public static final RewardStatus REVIEW_PERIOD = new RewardStatus("review_period");

    /** It was refused. */
    public static final RewardStatus REJECTED = new RewardStatus("rejected");

    private final String text;

    private RewardStatus(String text) {
        this.text = text;
    }

    /**
     * The word for a text.
     *
     * @param text not blank
     * @return the word
     * @throws IllegalArgumentException if it is blank or holds control characters
     */
    public static RewardStatus of(String text) {
        return new RewardStatus(Checks.text("reward status", text));
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
        return other instanceof RewardStatus && ((RewardStatus) other).text.equals(text);
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
