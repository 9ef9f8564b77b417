package com.partnero.testkit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that gives one customer a reward for a transaction. A program has any number of rules; each rule that matches
 * gives one reward.
 *
 * <pre>{@code
 * ProgramReward.percent("20").toReferrer();                        // of every sale
 * ProgramReward.percent("25").toReferrer().fromAmount("1000");     // also, of large sales
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
 * @param below the smallest amount that is too large to earn it, or null
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
        /** A number of units other than money. */
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
     * A share of the transaction's amount, for instance {@code 20} or {@code 7.5}. By default the referrer earns it
     * from a sale.
     */
    public static ProgramReward percent(String percent) {
        return of(Kind.PERCENT, new BigDecimal(percent), null);
    }

    /**
     * An amount of money. By default the referrer earns it from a sale.
     *
     * @param amount in major units
     * @param currency for instance {@code USD}
     */
    public static ProgramReward fixed(String amount, String currency) {
        return of(Kind.FIXED, new BigDecimal(amount), Objects.requireNonNull(currency));
    }

    /**
     * A number of units other than money. By default the referrer earns it from a sale.
     *
     * @param number for instance {@code 50}
     * @param unit for instance {@code points}
     */
    public static ProgramReward units(String number, String unit) {
        return of(Kind.UNITS, new BigDecimal(number), Objects.requireNonNull(unit));
    }

    /**
     * A coupon. By default the referrer earns it from a sale. It is part of the balance, not of the transaction.
     *
     * @param prefix the beginning of the coupon's code; a counter follows
     */
    public static ProgramReward coupon(String prefix) {
        return of(Kind.COUPON, BigDecimal.ZERO, Objects.requireNonNull(prefix));
    }

    /** A copy that rewards the buyer. */
    public ProgramReward toBuyer() {
        return new ProgramReward(kind, value, unit, 0, action, minimum, below);
    }

    /** A copy that rewards the buyer's referrer. */
    public ProgramReward toReferrer() {
        return toReferrer(1);
    }

    /**
     * A copy that rewards a customer further up the chain of referrers.
     *
     * @param steps 1 for the buyer's referrer, 2 for the referrer's referrer, and so on
     */
    public ProgramReward toReferrer(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1: " + steps);
        }
        return new ProgramReward(kind, value, unit, steps, action, minimum, below);
    }

    /** A copy that rewards another action than a sale, for instance {@code signup}. */
    public ProgramReward on(String word) {
        return new ProgramReward(kind, value, unit, level, Objects.requireNonNull(word), minimum, below);
    }

    /** A copy that rewards only this amount or more, in major units. */
    public ProgramReward fromAmount(String amount) {
        return new ProgramReward(kind, value, unit, level, action, new BigDecimal(amount), below);
    }

    /** A copy that rewards only less than this amount, in major units. */
    public ProgramReward belowAmount(String amount) {
        return new ProgramReward(kind, value, unit, level, action, minimum, new BigDecimal(amount));
    }

    boolean matches(String word, BigDecimal amount) {
        return action.equals(word) && amount.compareTo(minimum) >= 0 && (below == null || amount.compareTo(below) < 0);
    }
}
