package com.partnero.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What the owner of a program sets up: its currency and who earns what. Unless changed, sales earn the referrer 20 % and the
 * buyer 10 %, in USD.
 *
 * <pre>{@code
 * partnero.service().program().currency("EUR").rewards(ProgramReward.percent("15"), ProgramReward.coupon("THANKS").toBuyer());
 * }</pre>
 *
 * <p>Changes apply to later transactions. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Program {

    private volatile String name = "Refer a friend";
    private volatile String currency = "USD";
    private volatile boolean multiCurrency;
    private volatile Duration reviewPeriod = Duration.ZERO;
    private volatile String referralLink = "https://partnero.com?ref=";
    private volatile List<ProgramReward> rewards = List.of(
            ProgramReward.percent("20").toReferrer(),
            ProgramReward.percent("10").toBuyer());

    Program() {}

    void reset() {
        restore(new Program());
    }

    void restore(Program other) {
        name = other.name;
        currency = other.currency;
        multiCurrency = other.multiCurrency;
        reviewPeriod = other.reviewPeriod;
        referralLink = other.referralLink;
        rewards = other.rewards;
    }

    /**
     * Sets the program's name.
     *
     * @param value the name
     * @return this
     */
    public Program name(String value) {
        name = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets the program's own currency.
     *
     * @param value {@code USD} unless set
     * @return this
     */
    public Program currency(String value) {
        currency = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets whether the currency of a transaction counts. Otherwise it is ignored, and every amount is in the program's own.
     *
     * @param value false unless set
     * @return this
     */
    public Program multiCurrency(boolean value) {
        multiCurrency = value;
        return this;
    }

    /**
     * Sets how long rewards are under review, and missing from balances.
     *
     * @param value zero unless set
     * @return this
     */
    public Program reviewPeriod(Duration value) {
        reviewPeriod = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets the beginning of referral links; the customer's key follows.
     *
     * @param value {@code https://partnero.com?ref=} unless set
     * @return this
     */
    public Program referralLink(String value) {
        referralLink = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Replaces the reward rules.
     *
     * @param rules any number, none for no rewards
     * @return this
     */
    public Program rewards(ProgramReward... rules) {
        rewards = List.copyOf(Arrays.asList(rules));
        return this;
    }

    /**
     * The program's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The program's own currency.
     *
     * @return for instance {@code USD}
     */
    public String currency() {
        return currency;
    }

    /**
     * Whether the currency of a transaction counts.
     *
     * @return the setting
     */
    public boolean multiCurrency() {
        return multiCurrency;
    }

    /**
     * How long rewards are under review.
     *
     * @return the setting
     */
    public Duration reviewPeriod() {
        return reviewPeriod;
    }

    /**
     * The beginning of referral links.
     *
     * @return the setting
     */
    public String referralLink() {
        return referralLink;
    }

    /**
     * The reward rules.
     *
     * @return an immutable list
     */
    public List<ProgramReward> rewards() {
        return rewards;
    }
}
