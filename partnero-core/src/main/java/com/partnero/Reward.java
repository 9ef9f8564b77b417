package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one customer earns by a transaction.
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
        productTypeData = Maps.copy(builder.productTypeData);
        additional = Maps.known(builder.additional);
    }

    /**
     * Starts one; for transports and tests.
     *
     * @return a builder in which everything is absent
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The key of the transaction that earned it; not an id of the reward.
     *
     * @return the key, or null
     */
    public @Nullable String transactionKey() {
        return transactionKey;
    }

    /**
     * The action of the transaction.
     *
     * @return the action, or null
     */
    public @Nullable Action action() {
        return action;
    }

    /**
     * Whether the reward stands.
     *
     * @return the status, or null
     */
    public @Nullable RewardStatus status() {
        return status;
    }

    /**
     * Who earns it: the referrer, or the buyer himself. On the wire this is {@code customer}, or {@code partner} in an
     * affiliate program.
     *
     * @return the customer's id, or null
     */
    public @Nullable String beneficiary() {
        return beneficiary;
    }

    /**
     * Who bought. On the wire this is {@code referred_customer}.
     *
     * @return the customer's id, or null
     */
    public @Nullable String buyer() {
        return buyer;
    }

    /**
     * How much, in major units, often with three decimals or more.
     *
     * @return the amount, or null
     */
    public @Nullable Amount amount() {
        return amount;
    }

    /**
     * Whether the service marks it as a credit.
     *
     * @return true if so
     */
    public boolean isCredit() {
        return credit;
    }

    /**
     * When it was earned.
     *
     * @return the moment, or null
     */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * Whether it was taken back, even if nobody can tell when.
     *
     * @return true if so
     */
    public boolean isDeleted() {
        return deleted;
    }

    /**
     * When it was taken back.
     *
     * @return the moment; null if it was not, or if the service told it in a form that cannot be read
     */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /**
     * What the reward depends on in programs with product types, in the order received. A value that is itself an object
     * or a list is given as its JSON text.
     *
     * @return an immutable map, usually empty
     */
    public Map<String, @Nullable String> productTypeData() {
        return productTypeData;
    }

    /**
     * The fields that the service sent and this library does not know, in the order received: its name, and its value as JSON
     * text, so that nothing of it is lost. A text has its quotation marks: {@code "\"gold\""}.
     *
     * @return an immutable map, usually empty
     */
    public Map<String, String> additional() {
        return additional;
    }

    /**
     * A builder that holds everything of this value.
     *
     * @return a builder
     */
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

        /**
         * Sets what {@link Reward#transactionKey()} says.
         *
         * @param value the key, or null
         * @return this builder
         */
        public Builder transactionKey(@Nullable String value) {
            transactionKey = value;
            return this;
        }

        /**
         * Sets what {@link Reward#action()} says.
         *
         * @param value the action, or null
         * @return this builder
         */
        public Builder action(@Nullable Action value) {
            action = value;
            return this;
        }

        /**
         * Sets what {@link Reward#status()} says.
         *
         * @param value the status, or null
         * @return this builder
         */
        public Builder status(@Nullable RewardStatus value) {
            status = value;
            return this;
        }

        /**
         * Sets what {@link Reward#beneficiary()} says.
         *
         * @param value the customer's id, or null
         * @return this builder
         */
        public Builder beneficiary(@Nullable String value) {
            beneficiary = value;
            return this;
        }

        /**
         * Sets what {@link Reward#buyer()} says.
         *
         * @param value the customer's id, or null
         * @return this builder
         */
        public Builder buyer(@Nullable String value) {
            buyer = value;
            return this;
        }

        /**
         * Sets what {@link Reward#amount()} says.
         *
         * @param value the amount, or null
         * @return this builder
         */
        public Builder amount(@Nullable Amount value) {
            amount = value;
            return this;
        }

        /**
         * Sets what {@link Reward#isCredit()} says.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder credit(boolean value) {
            credit = value;
            return this;
        }

        /**
         * Sets what {@link Reward#createdAt()} says.
         *
         * @param value the moment, or null
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /**
         * Sets what {@link Reward#isDeleted()} says.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder deleted(boolean value) {
            deleted = value;
            return this;
        }

        /**
         * Sets what {@link Reward#deletedAt()} says, and with it {@link Reward#isDeleted()}.
         *
         * @param value the moment, or null if it was not
         * @return this builder
         */
        public Builder deletedAt(@Nullable Instant value) {
            deletedAt = value;
            deleted = value != null;
            return this;
        }

        /**
         * Sets what {@link Reward#productTypeData()} says.
         *
         * @param value an immutable map, usually empty
         * @return this builder
         */
        public Builder productTypeData(Map<String, @Nullable String> value) {
            productTypeData = value;
            return this;
        }

        /**
         * Sets what {@link Reward#additional()} says.
         *
         * @param value JSON text by name; no name of a field that this type has itself
         * @return this builder
         */
        public Builder additional(Map<String, String> value) {
            additional = value;
            return this;
        }

        /**
         * Builds the value.
         *
         * @return an immutable value
         */
        public Reward build() {
            return new Reward(this);
        }
    }
}
