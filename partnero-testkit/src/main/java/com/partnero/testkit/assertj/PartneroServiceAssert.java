package com.partnero.testkit.assertj;

import com.partnero.testkit.service.BalanceRow;
import com.partnero.testkit.service.PartneroService;
import java.math.BigDecimal;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a service in memory.
 *
 * @since 0.1.0
 */
public final class PartneroServiceAssert extends AbstractAssert<PartneroServiceAssert, PartneroService> {

    PartneroServiceAssert(PartneroService actual) {
        super(actual, PartneroServiceAssert.class);
    }

    /**
     * Looks at the transactions with a key.
     *
     * @param key the key
     * @return their assertions
     */
    public TransactionsAssert recorded(String key) {
        isNotNull();
        return new TransactionsAssert(actual, key);
    }

    /**
     * No transaction with this key stands.
     *
     * @param key the key
     * @return this
     */
    public PartneroServiceAssert didNotRecord(String key) {
        recorded(key).times(0);
        return this;
    }

    /**
     * No transaction stands.
     *
     * @return this
     */
    public PartneroServiceAssert recordedNothing() {
        isNotNull();
        if (!actual.transactions().isEmpty()) {
            failWithMessage("Expected no transaction.%n%s", Recorded.transactions(actual));
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
        isNotNull();
        return new CreditsAssert(actual, customer);
    }

    /**
     * A customer's balance in one currency or unit is this.
     *
     * @param customer the customer's id
     * @param amount in major units
     * @param unit the currency or unit
     * @return this
     */
    public PartneroServiceAssert hasBalance(String customer, String amount, String unit) {
        isNotNull();
        BalanceRow balance = actual.balance(customer);
        if (balance.amount(unit).compareTo(new BigDecimal(amount)) != 0) {
            failWithMessage(
                    "Expected %s to have %s %s, but the balance is %s.%n%s",
                    customer, amount, unit, balance.entries(), Recorded.transactions(actual));
        }
        return this;
    }
}
