package com.partnero.testkit.assertj;

import com.partnero.Reward;
import com.partnero.Transaction;
import com.partnero.testkit.PartneroService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the transactions under one key: there is at least one, and every one fits.
 *
 * @since 0.1.0
 */
public final class TransactionsAssert extends AbstractAssert<TransactionsAssert, List<Transaction>> {

    private final PartneroService service;
    private final String key;

    TransactionsAssert(PartneroService service, String key) {
        super(service.transactions(key), TransactionsAssert.class);
        this.service = service;
        this.key = key;
    }

    /**
     * There is exactly one: nothing was paid twice.
     *
     * @return this
     */
    public TransactionsAssert once() {
        return times(1);
    }

    /**
     * There are this many.
     *
     * @param number zero or more
     * @return this
     */
    public TransactionsAssert times(int number) {
        if (actual.size() != number) {
            failWithMessage(
                    "Expected %s to be recorded %s, but it was %s.%n%s",
                    key, howOften(number), howOften(actual.size()), Recorded.transactions(service));
        }
        return this;
    }

    private static String howOften(int number) {
        return number == 0 ? "not at all" : number == 1 ? "once" : number + " times";
    }

    /**
     * The amount is this, numerically.
     *
     * @param amount in major units
     * @return this
     */
    public TransactionsAssert withAmount(String amount) {
        BigDecimal expected = new BigDecimal(amount);
        return all("amount " + amount, row -> Recorded.isOf(row.amount(), expected));
    }

    /**
     * The amount is this, numerically, in this currency or unit.
     *
     * @param amount in major units
     * @param unit the currency or unit, in any case
     * @return this
     */
    public TransactionsAssert withAmount(String amount, String unit) {
        return withAmount(amount)
                .all("unit " + unit, Recorded.currencyNote(service, unit), row -> Recorded.isIn(row.amount(), unit));
    }

    /**
     * The buyer is this customer.
     *
     * @param customer the customer's id
     * @return this
     */
    public TransactionsAssert forBuyer(String customer) {
        return all("buyer " + customer, row -> customer.equals(row.buyer()));
    }

    /**
     * The referrer is this customer.
     *
     * @param customer the customer's id
     * @return this
     */
    public TransactionsAssert referredBy(String customer) {
        return all("referrer " + customer, row -> Objects.equals(row.referrer(), customer));
    }

    /**
     * The action is this.
     *
     * @param action for instance {@code sale}
     * @return this
     */
    public TransactionsAssert withAction(String action) {
        return all("action " + action, row -> action.equals(String.valueOf(row.action())));
    }

    /**
     * A customer is rewarded with this.
     *
     * @param customer the customer's id
     * @param amount in major units
     * @param unit the currency or unit, in any case
     * @return this
     */
    public TransactionsAssert rewarding(String customer, String amount, String unit) {
        BigDecimal expected = new BigDecimal(amount);
        Predicate<Reward> fits = reward -> customer.equals(reward.beneficiary())
                && Recorded.isOf(reward.amount(), expected)
                && Recorded.isIn(reward.amount(), unit);
        return all(
                "a reward of " + amount + " " + unit + " for " + customer,
                Recorded.currencyNote(service, unit),
                row -> row.rewards().stream().anyMatch(fits));
    }

    /**
     * Nobody is rewarded.
     *
     * @return this
     */
    public TransactionsAssert rewardingNobody() {
        return all("no rewards", row -> row.rewards().isEmpty());
    }

    private TransactionsAssert all(String what, Predicate<Transaction> fits) {
        return all(what, "", fits);
    }

    private TransactionsAssert all(String what, String note, Predicate<Transaction> fits) {
        if (actual.isEmpty() || !actual.stream().allMatch(fits)) {
            failWithMessage(
                    "Expected %s to be recorded with %s.%s%n%s", key, what, note, Recorded.transactions(service));
        }
        return this;
    }
}
