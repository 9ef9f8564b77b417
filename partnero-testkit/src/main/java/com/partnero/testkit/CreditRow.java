package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A credit note. API document: "Create credit note for a customer".
 *
 * @param customer the id of the customer
 * @param amount in major units
 * @param unit the currency or other unit
 * @param currency whether it is money
 * @param createdAt when it was written
 */
record CreditRow(String customer, BigDecimal amount, String unit, boolean currency, Instant createdAt) {

    @Override
    public String toString() {
        return amount.toPlainString() + " " + unit + " for " + customer;
    }
}
