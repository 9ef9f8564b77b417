package com.partnero.testkit.assertj;

import com.partnero.Operation;
import com.partnero.testkit.PartneroDouble;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a stand-in for Partnero.
 *
 * @since 0.1.0
 */
public final class PartneroDoubleAssert extends AbstractAssert<PartneroDoubleAssert, PartneroDouble> {

    PartneroDoubleAssert(PartneroDouble actual) {
        super(actual, PartneroDoubleAssert.class);
    }

    private PartneroServiceAssert service() {
        isNotNull();
        return new PartneroServiceAssert(actual.service());
    }

    /**
     * Looks at the transactions with a key.
     *
     * @param key the key
     * @return their assertions
     */
    public TransactionsAssert recorded(String key) {
        return service().recorded(key);
    }

    /**
     * No transaction with this key stands.
     *
     * @param key the key
     * @return this
     */
    public PartneroDoubleAssert didNotRecord(String key) {
        service().didNotRecord(key);
        return this;
    }

    /**
     * No transaction stands.
     *
     * @return this
     */
    public PartneroDoubleAssert recordedNothing() {
        service().recordedNothing();
        return this;
    }

    /**
     * Looks at a customer's credit notes.
     *
     * @param customer the customer's id
     * @return their assertions
     */
    public CreditsAssert credited(String customer) {
        return service().credited(customer);
    }

    /**
     * A customer's balance in one currency or unit is this.
     *
     * @param customer the customer's id
     * @param amount in major units
     * @param unit the currency or unit
     * @return this
     */
    public PartneroDoubleAssert hasBalance(String customer, String amount, String unit) {
        service().hasBalance(customer, amount, unit);
        return this;
    }

    /**
     * These requests have come, in this order, and no others: one for each attempt and each look-up.
     *
     * @param operations what they asked for
     * @return this
     */
    public PartneroDoubleAssert received(Operation... operations) {
        isNotNull();
        List<Operation> expected = List.of(operations);
        List<Operation> came = actual.received();
        if (!came.equals(expected)) {
            failWithMessage("Expected these requests:%n  %s%nbut these came:%n  %s", expected, came);
        }
        return this;
    }
}
