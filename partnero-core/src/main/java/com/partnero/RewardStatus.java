package com.partnero;

import com.partnero.internal.Checks;

/**
 * Whether a reward is valid.
 *
 * <p>A word that this library does not know is kept as received, so a new word of the service breaks nothing. Immutable
 * and thread-safe. API document: "Create a transaction", {@code rewards[].status}.
 *
 * @since 0.1.0
 */
public final class RewardStatus implements Value {

    /** The reward is valid. */
    public static final RewardStatus OK = new RewardStatus("ok");

    /** The reward is still under review. */
    public static final RewardStatus REVIEW_PERIOD = new RewardStatus("review_period");

    /** The reward was rejected. */
    public static final RewardStatus REJECTED = new RewardStatus("rejected");

    private final String text;

    private RewardStatus(String text) {
        this.text = text;
    }

    /**
     * Makes a status from the service's word.
     *
     * @param text not blank
     * @throws IllegalArgumentException if the text is blank or holds control characters
     */
    public static RewardStatus of(String text) {
        return new RewardStatus(Checks.text("reward status", text));
    }

    /** The word as the service writes it. */
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
