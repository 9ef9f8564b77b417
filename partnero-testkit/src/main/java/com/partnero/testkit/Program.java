package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of a program's owner: the currency, and who earns what. By default each sale earns the referrer 20 % and
 * the buyer 10 %, in USD.
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
    private volatile Map<String, BigDecimal> rates = Map.of();
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
        rates = other.rates;
        reviewPeriod = other.reviewPeriod;
        referralLink = other.referralLink;
        rewards = other.rewards;
    }

    /** Sets the program's name. */
    public Program name(String value) {
        name = Objects.requireNonNull(value);
        return this;
    }

    /** Sets the program's own currency; {@code USD} unless set. */
    public Program currency(String value) {
        currency = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets whether a transaction keeps its own currency. By default its currency is ignored, and every amount is in the
     * program's currency.
     */
    public Program multiCurrency(boolean value) {
        multiCurrency = value;
        return this;
    }

    /**
     * Converts later sales in a currency into the program's own. The recorded amount has two digits after the point. Without a rate,
     * the currency of a sale is ignored or kept, as {@link #multiCurrency(boolean)} says.
     *
     * @param from the currency of the sale, for instance {@code EUR}
     * @param rate how much of the program's currency one unit is, for instance {@code 1.162}
     * @return this
     */
    public Program convert(String from, String rate) {
        Map<String, BigDecimal> changed = new HashMap<>(rates);
        changed.put(from.toUpperCase(Locale.ROOT), new BigDecimal(rate));
        rates = Map.copyOf(changed);
        return this;
    }

    /** Sets how long rewards are under review and not yet part of balances; zero unless set. */
    public Program reviewPeriod(Duration value) {
        reviewPeriod = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets the beginning of referral links, before the customer's key; {@code https://partnero.com?ref=} unless set.
     */
    public Program referralLink(String value) {
        referralLink = Objects.requireNonNull(value);
        return this;
    }

    /** Replaces the reward rules; without arguments there are no rewards. */
    public Program rewards(ProgramReward... rules) {
        rewards = List.copyOf(Arrays.asList(rules));
        return this;
    }

    /** The program's name. */
    public String name() {
        return name;
    }

    /** The program's own currency, such as {@code USD}. */
    public String currency() {
        return currency;
    }

    /** Whether a transaction keeps its own currency. */
    public boolean multiCurrency() {
        return multiCurrency;
    }

    /** How long rewards are under review. */
    public Duration reviewPeriod() {
        return reviewPeriod;
    }

    /** The beginning of referral links. */
    public String referralLink() {
        return referralLink;
    }

    /** The reward rules, in an immutable list. */
    public List<ProgramReward> rewards() {
        return rewards;
    }

    /** The exchange rates, by the currency of the sale. */
    Map<String, BigDecimal> rates() {
        return rates;
    }
}
