package com.partnero.examples.checkout;

import com.partnero.Amount;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order, as it is kept in the shop's own database.
 *
 * @param number our own, which is the key of the transaction
 * @param product what was bought
 * @param paidAt when
 * @param refundedCents how much of the price went back, in cents
 * @param version grows with each change
 */
record Order(String number, Product product, Instant paidAt, int refundedCents, long version) {

    /** What is left of the price. */
    public Amount total() {
        BigDecimal left = product.price().value().subtract(BigDecimal.valueOf(refundedCents, 2));
        return Amount.of(left.max(BigDecimal.ZERO), "USD");
    }

    public boolean refunded() {
        return total().value().signum() == 0;
    }
}
