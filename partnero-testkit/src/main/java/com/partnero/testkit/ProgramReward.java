package com.partnero.testkit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction earns one of the people behind it. A program has any number of rules; each that matches gives one
 * reward.
 *
 * <pre>{@code
 * ProgramReward.percent("20").toReferrer();                        // of every sale
 * ProgramReward.percent("25").toReferrer().fromAmount("1000");     // of large sales, besides
 * ProgramReward.fixed("5", "USD").toBuyer().on("signup");
 * ProgramReward.units("50", "points").toReferrer(2);               // to the referrer's own referrer
 * ProgramReward.coupon("WELCOME").toBuyer();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind how the reward is computed
 * @param value the percentage, the fixed amount or the number of units; zero for a coupon
 * @param unit the currency, the unit, or the beginning of a coupon's code; null for a percentage
 * @param level who earns it: 0 the buyer, 1 the referrer, 2 the referrer's referrer, and so on
 * @param action the action that earns it
 * @param minimum the smallest amount that earns it, in major units
 * @param below the smallest amount that does not earn it any more, or null
 * @since 0.1.0
 */
public record ProgramReward(
        Kind kind,
        BigDecimal value,
        @Nullable String unit,
        int level,
        String action,
        BigDecimal minimum,
        @Nullable BigDecimal below) {

    /**
     * How a reward is computed.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A share of the transaction's amount, in its currency. */
        PERCENT,
        /** An amount of money. */
        FIXED,
        /** A number of something that is no currency. */
        UNITS,
        /** A coupon. */
        COUPON
    }

    private static ProgramReward of(Kind kind, BigDecimal value, @Nullable String unit) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a reward must not be negative: " + value);
        }
        return new ProgramReward(kind, value, unit, 1, "sale", BigDecimal.ZERO, null);
    }

    /**
     * A share of the transaction's amount, to the referrer of a sale unless said otherwise.
     *
     * @param percent for instance {@code 20} or {@code 7.5}
     * @return the rule
     */
    public static ProgramReward percent(String percent) {
        return of(Kind.PERCENT, new BigDecimal(percent), null);
    }

    /**
     * An amount of money, to the referrer of a sale unless said otherwise.
     *
     * @param amount in major units
     * @param currency for instance {@code USD}
     * @return the rule
     */
    public static ProgramReward fixed(String amount, String currency) {
        return of(Kind.FIXED, new BigDecimal(amount), Objects.requireNonNull(currency));
    }

    /**
     * A number of something that is no currency, to the referrer of a sale unless said otherwise.
     *
     * @param number for instance {@code 50}
     * @param unit for instance {@code points}
     * @return the rule
     */
    public static ProgramReward units(String number, String unit) {
        return of(Kind.UNITS, new BigDecimal(number), Objects.requireNonNull(unit));
    }

    /**
     * A coupon, to the referrer of a sale unless said otherwise. It is part of the balance, not of the transaction.
     *
     * @param prefix how the coupon's code begins; a counter follows
     * @return the rule
     */
    public static ProgramReward coupon(String prefix) {
        return of(Kind.COUPON, BigDecimal.ZERO, Objects.requireNonNull(prefix));
    }

    /**
     * Rewards the buyer.
     *
     * @return a changed copy
     */
    public ProgramReward toBuyer() {
        return new ProgramReward(kind, value, unit, 0, action, minimum, below);
    }

    /**
     * Rewards who recommended the program to the buyer.
     *
     * @return a changed copy
     */
    public ProgramReward toReferrer() {
        return toReferrer(1);
    }

    /**
     * Rewards somebody further up the chain of recommendations.
     *
     * @param steps 1 for the buyer's referrer, 2 for the referrer's referrer, and so on
     * @return a changed copy
     */
    public ProgramReward toReferrer(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1: " + steps);
        }
        return new ProgramReward(kind, value, unit, steps, action, minimum, below);
    }

    /**
     * Rewards another action than a sale.
     *
     * @param word for instance {@code signup}
     * @return a changed copy
     */
    public ProgramReward on(String word) {
        return new ProgramReward(kind, value, unit, level, Objects.requireNonNull(word), minimum, below);
    }

    /**
     * Rewards large amounts only.
     *
     * @param amount the smallest amount that earns the reward, in major units
     * @return a changed copy
     */
    public ProgramReward fromAmount(String amount) {
        return new ProgramReward(kind, value, unit, level, action, new BigDecimal(amount), below);
    }

    /**
     * Rewards small amounts only.
     *
     * @param amount the smallest amount that does not earn the reward any more, in major units
     * @return a changed copy
     */
    public ProgramReward belowAmount(String amount) {
        return new ProgramReward(kind, value, unit, level, action, minimum, new BigDecimal(amount));
    }

    boolean matches(String word, BigDecimal amount) {
        return action.equals(word) && amount.compareTo(minimum) >= 0 && (below == null || amount.compareTo(below) < 0);
    }
}
