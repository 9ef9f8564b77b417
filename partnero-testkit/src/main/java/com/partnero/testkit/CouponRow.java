package com.partnero.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward that is not countable. API document: "Get customer's balance", {@code balance.non_currency}.
 *
 * @param beneficiary the id of the customer who earned it
 * @param type the service's word, for instance {@code custom}
 * @param commissionType the kind of commission, for instance {@code generic_coupon}
 * @param value the reward itself, for instance a coupon code
 * @param createdAt when it was earned
 * @param transaction the number of the transaction that earned it, or null
 */
record CouponRow(
        String beneficiary,
        String type,
        String commissionType,
        String value,
        Instant createdAt,
        @Nullable Long transaction) {}
