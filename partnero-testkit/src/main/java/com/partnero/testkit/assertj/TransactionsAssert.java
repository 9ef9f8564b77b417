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
 * Assertions on the transactions with one key. Each verifies that there is at least one, and that all of them match.
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

    /** Verifies that there is exactly one: nothing was paid twice. */
    public TransactionsAssert once() {
        return times(1);
    }

    /** Verifies the number of transactions, zero or more. */
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

    /** Verifies the number of the amount, in major units. */
    public TransactionsAssert withAmount(String amount) {
        BigDecimal expected = new BigDecimal(amount);
        return all("amount " + amount, row -> Recorded.isOf(row.amount(), expected));
    }

    /**
     * Verifies the amount and its currency or unit.
     *
     * @param amount in major units
     * @param unit the currency or unit; case is ignored
     * @return this
     */
    public TransactionsAssert withAmount(String amount, String unit) {
        return withAmount(amount)
                .all("unit " + unit, Recorded.currencyNote(service, unit), row -> Recorded.isIn(row.amount(), unit));
    }

    /** Verifies the buyer's customer id. */
    public TransactionsAssert forBuyer(String customer) {
        return all("buyer " + customer, row -> customer.equals(row.buyer()));
    }

    /** Verifies the referrer's customer id. */
    public TransactionsAssert referredBy(String customer) {
        return all("referrer " + customer, row -> Objects.equals(row.referrer(), customer));
    }

    /** Verifies the action, such as {@code sale}. */
    public TransactionsAssert withAction(String action) {
        return all("action " + action, row -> action.equals(String.valueOf(row.action())));
    }

    /**
     * Verifies that a customer earns this reward.
     *
     * @param customer the customer's id
     * @param amount in major units
     * @param unit the currency or unit; case is ignored
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

    /** Verifies that there are no rewards. */
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
