package com.partnero.testkit.assertj;

import com.partnero.CustomerBalance;
import com.partnero.Operation;
import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.PartneroService;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a fake has recorded and received.
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

    /** Returns assertions on the transactions with this key. */
    public TransactionsAssert recorded(String key) {
        return new TransactionsAssert(service(), key);
    }

    /** Verifies that there is no transaction with this key. */
    public FakePartneroAssert didNotRecord(String key) {
        recorded(key).times(0);
        return this;
    }

    /** Verifies that there are no transactions. */
    public FakePartneroAssert recordedNothing() {
        if (!service().transactions().isEmpty()) {
            failWithMessage("Expected no transactions.%n%s", Recorded.transactions(service()));
        }
        return this;
    }

    /** Returns assertions on the credit notes of the customer with this id. */
    public CreditsAssert credited(String customer) {
        return new CreditsAssert(service(), customer);
    }

    /**
     * Verifies a customer's balance in one currency or unit.
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
     * Verifies that exactly these requests arrived, in this order. Each attempt and each look-up is one request.
     *
     * @param operations the operations of the requests
     * @return this
     */
    public FakePartneroAssert received(Operation... operations) {
        isNotNull();
        List<Operation> expected = List.of(operations);
        List<Operation> actualOperations = actual.received();
        if (!actualOperations.equals(expected)) {
            failWithMessage("Expected these requests:%n  %s%nbut received:%n  %s", expected, actualOperations);
        }
        return this;
    }
}
