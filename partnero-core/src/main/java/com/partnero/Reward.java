package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one customer earns from a transaction.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows no key and no person. API document: "Create a transaction",
 * {@code rewards}.
 *
 * @since 0.1.0
 */
public final class Reward implements Value {

    private final @Nullable String transactionKey;
    private final @Nullable Action action;
    private final @Nullable RewardStatus status;
    private final @Nullable String beneficiary;
    private final @Nullable String buyer;
    private final @Nullable Amount amount;
    private final boolean credit;
    private final @Nullable Instant createdAt;
    private final boolean deleted;
    private final @Nullable Instant deletedAt;
    private final Map<String, @Nullable String> productTypeData;
    private final Map<String, String> additional;

    private Reward(Builder builder) {
        transactionKey = builder.transactionKey;
        action = builder.action;
        status = builder.status;
        beneficiary = builder.beneficiary;
        buyer = builder.buyer;
        amount = builder.amount;
        credit = builder.credit;
        createdAt = builder.createdAt;
        deleted = builder.deleted;
        deletedAt = builder.deletedAt;
        productTypeData = Maps.copyWithNulls(builder.productTypeData);
        additional = Maps.copyOf(builder.additional);
    }

    /** An empty builder, for transports and tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** The key of the transaction that earned the reward, or null. It does not identify the reward. */
    public @Nullable String transactionKey() {
        return transactionKey;
    }

    /** The action of the transaction, or null. */
    public @Nullable Action action() {
        return action;
    }

    /** Whether the reward is valid, or null. */
    public @Nullable RewardStatus status() {
        return status;
    }

    /**
     * The id of the customer who earns the reward, either the referrer or the buyer; or null. On the wire this is
     * {@code customer}, or {@code partner} in an affiliate program.
     */
    public @Nullable String beneficiary() {
        return beneficiary;
    }

    /** The buyer's customer id, or null. On the wire this is {@code referred_customer}. */
    public @Nullable String buyer() {
        return buyer;
    }

    /** The amount in major units, often with three or more decimals; or null. */
    public @Nullable Amount amount() {
        return amount;
    }

    /** Whether the service marks the reward as a credit. */
    public boolean isCredit() {
        return credit;
    }

    /** When the reward was earned, or null. */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /** Whether the reward was withdrawn. This can be true while {@link #deletedAt()} is null. */
    public boolean isDeleted() {
        return deleted;
    }

    /** When the reward was withdrawn; null if it was not, or if the service sent an unreadable time. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /**
     * What the reward depends on in programs with product types, in the order received. A value that is an object or a
     * list is given as JSON text. The map is immutable and usually empty.
     */
    public Map<String, @Nullable String> productTypeData() {
        return productTypeData;
    }

    /**
     * The fields that the service sent and this library does not know, in the order received. Each value is complete JSON
     * text; a string keeps its quotation marks: {@code "\"gold\""}. The map is immutable and usually empty.
     */
    public Map<String, String> additional() {
        return additional;
    }

    /** A builder with all fields of this value. */
    public Builder toBuilder() {
        return new Builder()
                .transactionKey(transactionKey)
                .action(action)
                .status(status)
                .beneficiary(beneficiary)
                .buyer(buyer)
                .amount(amount)
                .credit(credit)
                .createdAt(createdAt)
                .deletedAt(deletedAt)
                .deleted(deleted)
                .productTypeData(productTypeData)
                .additional(additional);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(
                transactionKey,
                action,
                status,
                beneficiary,
                buyer,
                amount,
                credit,
                createdAt,
                deleted,
                deletedAt,
                productTypeData,
                additional);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reward && ((Reward) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "Reward[" + amount + ", " + status + "]";
    }

    /**
     * Builds a {@link Reward}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String transactionKey;
        private @Nullable Action action;
        private @Nullable RewardStatus status;
        private @Nullable String beneficiary;
        private @Nullable String buyer;
        private @Nullable Amount amount;
        private boolean credit;
        private @Nullable Instant createdAt;
        private boolean deleted;
        private @Nullable Instant deletedAt;
        private Map<String, @Nullable String> productTypeData = Map.of();
        private Map<String, String> additional = Map.of();

        private Builder() {}

        /** Sets {@link Reward#transactionKey()}. */
        public Builder transactionKey(@Nullable String value) {
            transactionKey = value;
            return this;
        }

        /** Sets {@link Reward#action()}. */
        public Builder action(@Nullable Action value) {
            action = value;
            return this;
        }

        /** Sets {@link Reward#status()}. */
        public Builder status(@Nullable RewardStatus value) {
            status = value;
            return this;
        }

        /** Sets {@link Reward#beneficiary()}. */
        public Builder beneficiary(@Nullable String value) {
            beneficiary = value;
            return this;
        }

        /** Sets {@link Reward#buyer()}. */
        public Builder buyer(@Nullable String value) {
            buyer = value;
            return this;
        }

        /** Sets {@link Reward#amount()}. */
        public Builder amount(@Nullable Amount value) {
            amount = value;
            return this;
        }

        /** Sets {@link Reward#isCredit()}. */
        public Builder credit(boolean value) {
            credit = value;
            return this;
        }

        /** Sets {@link Reward#createdAt()}. */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /** Sets {@link Reward#isDeleted()}. */
        public Builder deleted(boolean value) {
            deleted = value;
            return this;
        }

        /** Sets {@link Reward#deletedAt()}; {@link Reward#isDeleted()} is true unless it is null. */
        public Builder deletedAt(@Nullable Instant value) {
            deletedAt = value;
            deleted = value != null;
            return this;
        }

        /** Sets {@link Reward#productTypeData()}. */
        public Builder productTypeData(Map<String, @Nullable String> value) {
            productTypeData = value;
            return this;
        }

        /** Sets {@link Reward#additional()}: JSON text by name; no field that this type has itself. */
        public Builder additional(Map<String, String> value) {
            additional = value;
            return this;
        }

        /** Builds the immutable value. */
        public Reward build() {
            return new Reward(this);
        }
    }
}
