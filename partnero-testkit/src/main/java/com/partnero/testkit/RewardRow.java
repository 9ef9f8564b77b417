package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one customer earns from a transaction. API document: "Create a transaction", {@code rewards}.
 *
 * @param beneficiary the id of the customer who earns it, either the referrer or the buyer
 * @param status {@code ok}, {@code review_period} or {@code rejected}
 * @param amount in major units
 * @param unit the currency or other unit
 * @param currency whether it is money
 * @param createdAt when it was earned
 * @param deletedAt when it was withdrawn, or null
 */
record RewardRow(
        String beneficiary,
        String status,
        BigDecimal amount,
        String unit,
        boolean currency,
        Instant createdAt,
        @Nullable Instant deletedAt) {

    /** The reward is valid. */
    public static final String OK = "ok";

    /** The reward is still under review. */
    public static final String REVIEW_PERIOD = "review_period";

    /** The reward was rejected. */
    public static final String REJECTED = "rejected";

    RewardRow withStatus(String value) {
        return new RewardRow(beneficiary, value, amount, unit, currency, createdAt, deletedAt);
    }

    RewardRow deleted(Instant moment) {
        return new RewardRow(beneficiary, status, amount, unit, currency, createdAt, moment);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + unit + " to " + beneficiary
                + (status.equals(OK) ? "" : " (" + status + ")");
    }
}
