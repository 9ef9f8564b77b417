package com.partnero.testkit.assertj;

import com.partnero.CustomerBalance;
import com.partnero.Operation;
import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.PartneroService;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a fake of Partnero has recorded and received.
 *
 * @since 0.1.0
 */
public final class FakePartneroAssert extends AbstractAssert<FakePartneroAssert, FakePartnero> {

    FakePartneroAssert(FakePartnero actual) {
        super(actual, FakePartneroAssert.class);
    }

    private PartneroService service() {
        isNotNull();
        return actual.service();
    }

    /**
     * Looks at the transactions with a key.
     *
     * @param key the key
     * @return their assertions
     */
    public TransactionsAssert recorded(String key) {
        return new TransactionsAssert(service(), key);
    }

    /**
     * There is no transaction with this key.
     *
     * @param key the key
     * @return this
     */
    public FakePartneroAssert didNotRecord(String key) {
        recorded(key).times(0);
        return this;
    }

    /**
     * There is no transaction.
     *
     * @return this
     */
    public FakePartneroAssert recordedNothing() {
        if (!service().transactions().isEmpty()) {
            failWithMessage("Expected no transaction.%n%s", Recorded.transactions(service()));
        }
        return this;
    }

    /**
     * Looks at a customer's credit notes.
     *
     * @param customer the customer's id
     * @return their assertions
     */
    public CreditsAssert credited(String customer) {
        return new CreditsAssert(service(), customer);
    }

    /**
     * A customer's balance in one currency or unit is this.
     *
     * @param customer the customer's id
     * @param amount in major units
     * @param unit the currency or unit
     * @return this
     */
    public FakePartneroAssert hasBalance(String customer, String amount, String unit) {
        CustomerBalance balance = service().balance(customer);
        BigDecimal sum = balance.currency().stream()
                .filter(entry -> unit.equalsIgnoreCase(entry.unit()))
                .map(entry -> entry.value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(new BigDecimal(amount)) != 0) {
            failWithMessage(
                    "Expected %s to have %s %s, but the balance is %s.%s%n%s",
                    customer,
                    amount,
                    unit,
                    balance.currency().stream().map(Recorded::amount).toList(),
                    Recorded.currencyNote(service(), unit),
                    Recorded.transactions(service()));
        }
        return this;
    }

    /**
     * These requests have come, in this order, and no others: one for each attempt and each look-up.
     *
     * @param operations what they asked for
     * @return this
     */
    public FakePartneroAssert received(Operation... operations) {
        isNotNull();
        List<Operation> expected = List.of(operations);
        List<Operation> came = actual.received();
        if (!came.equals(expected)) {
            failWithMessage("Expected these requests:%n  %s%nbut these came:%n  %s", expected, came);
        }
        return this;
    }
}
