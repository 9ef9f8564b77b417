package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One sale in a request. API document: "Create a transaction".
 *
 * @param key the key, or null
 * @param amount in major units; null is refused
 * @param unit the currency or unit, or null for the program's own
 * @param action what the buyer did, or null
 * @param rewarded whether it was rewarded elsewhere, or null
 * @param rewardable whether it may be rewarded, or null
 * @param productId the id of the product, or null
 * @param productType the type of the product, or null
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

    /** A copy with every text changed. */
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
