package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One sale as a request describes it. API document: "Create a transaction".
 *
 * @param key the key, or null
 * @param amount in major units; null is refused
 * @param unit the currency or unit, or null for the program's own
 * @param action what the buyer did, or null
 * @param rewarded whether it was rewarded elsewhere, or null
 * @param rewardable whether it may be rewarded, or null
 * @param productId what was bought, or null
 * @param productType what kind of product, or null
 * @param createdAt when it took place; null for now
 */
record Sale(
        @Nullable String key,
        @Nullable BigDecimal amount,
        @Nullable String unit,
        @Nullable String action,
        @Nullable Boolean rewarded,
        @Nullable Boolean rewardable,
        @Nullable String productId,
        @Nullable String productType,
        @Nullable Instant createdAt) {

    private static final String DEFAULT_ACTION = "sale";

    boolean hasAction() {
        return action != null && !action.isBlank();
    }

    String actionOrDefault() {
        return action == null || action.isBlank() ? DEFAULT_ACTION : action;
    }

    /** The same with other texts. */
    Sale map(UnaryOperator<@Nullable String> change) {
        return new Sale(
                change.apply(key),
                amount,
                change.apply(unit),
                change.apply(action),
                rewarded,
                rewardable,
                change.apply(productId),
                change.apply(productType),
                createdAt);
    }
}
