package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded transaction. Its number is unique; its key need not be. API document: "Fetch a transaction".
 *
 * @param number counts the rows from 1, in the order in which they were recorded
 * @param key the key, or null
 * @param action what the buyer did
 * @param amount in major units
 * @param unit the currency or unit, or null
 * @param currency whether the amount is money
 * @param buyer the buyer's customer id
 * @param referrer the id of the customer who recommended the program to the buyer, or null
 * @param productId the id of the product, or null
 * @param productType the type of the product, or null
 * @param createdAt when the sale took place
 * @param recordedAt when the service recorded it
 * @param deletedAt when it was deleted, or null
 * @param rewards the rewards that it earns
 */
record TransactionRow(
        long number,
        @Nullable String key,
        String action,
        BigDecimal amount,
        @Nullable String unit,
        boolean currency,
        String buyer,
        @Nullable String referrer,
        @Nullable String productId,
        @Nullable String productType,
        Instant createdAt,
        Instant recordedAt,
        @Nullable Instant deletedAt,
        List<RewardRow> rewards) {

    /** Copies the rewards. */
    public TransactionRow {
        rewards = List.copyOf(rewards);
    }

    TransactionRow withRewards(List<RewardRow> value) {
        return new TransactionRow(
                number,
                key,
                action,
                amount,
                unit,
                currency,
                buyer,
                referrer,
                productId,
                productType,
                createdAt,
                recordedAt,
                deletedAt,
                value);
    }

    /** The row in the answer to a create, which does not have the unit of the amount yet. */
    TransactionRow withoutUnit() {
        return new TransactionRow(
                number,
                key,
                action,
                amount,
                null,
                false,
                buyer,
                referrer,
                productId,
                productType,
                createdAt,
                recordedAt,
                deletedAt,
                rewards);
    }

    TransactionRow deleted(Instant moment) {
        return new TransactionRow(
                number,
                key,
                action,
                amount,
                unit,
                currency,
                buyer,
                referrer,
                productId,
                productType,
                createdAt,
                recordedAt,
                moment,
                rewards.stream().map(reward -> reward.deleted(moment)).toList());
    }

    @Override
    public String toString() {
        return (key == null ? "without key" : key) + ": " + action + " of " + amount.toPlainString()
                + (unit == null ? "" : " " + unit) + " by " + buyer
                + (referrer == null ? "" : ", referred by " + referrer)
                + (deletedAt == null ? "" : ", deleted");
    }
}
