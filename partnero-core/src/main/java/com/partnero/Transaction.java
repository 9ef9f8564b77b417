package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the service recorded it. The answer to a create is not its final state: rewards may follow, and the unit of the
 * amount is known only when the transaction is fetched later.
 *
 * <p>The buyer and the referrer are told apart here although the service calls both {@code customer}, depending on the
 * operation. Immutable and thread-safe. {@link #toString()} shows no key and no person. API document: "Create a
 * transaction", "Fetch a transaction".
 *
 * @since 0.1.0
 */
public final class Transaction implements Value {

    private final @Nullable String key;
    private final @Nullable Action action;
    private final @Nullable Amount amount;
    private final @Nullable String buyer;
    private final @Nullable String referrer;
    private final boolean credit;
    private final @Nullable Instant createdAt;
    private final boolean deleted;
    private final @Nullable Instant deletedAt;
    private final List<Reward> rewards;
    private final Map<String, String> additional;
    private final boolean verified;

    private Transaction(Builder builder) {
        key = builder.key;
        action = builder.action;
        amount = builder.amount;
        buyer = builder.buyer;
        referrer = builder.referrer;
        credit = builder.credit;
        createdAt = builder.createdAt;
        deleted = builder.deleted;
        deletedAt = builder.deletedAt;
        rewards = List.copyOf(builder.rewards);
        additional = Maps.known(builder.additional);
        verified = builder.verified;
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
     * The key under which it was recorded.
     *
     * @return the key; null if it was recorded without one
     */
    public @Nullable String key() {
        return key;
    }

    /**
     * What the buyer did.
     *
     * @return usually {@link Action#SALE}; null if the service did not say
     */
    public @Nullable Action action() {
        return action;
    }

    /**
     * The full amount of the purchase, in major units.
     *
     * @return the amount, or null
     */
    public @Nullable Amount amount() {
        return amount;
    }

    /**
     * Who bought.
     *
     * @return the customer's id, or null
     */
    public @Nullable String buyer() {
        return buyer;
    }

    /**
     * Who recommended the program to the buyer.
     *
     * @return the customer's id, or null
     */
    public @Nullable String referrer() {
        return referrer;
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
     * When the sale took place.
     *
     * @return the moment, or null
     */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * Whether it was deleted, even if nobody can tell when.
     *
     * @return true if so
     */
    public boolean isDeleted() {
        return deleted;
    }

    /**
     * When it was deleted.
     *
     * @return the moment; null if it was not, or if the service told it in a form that cannot be read
     */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /**
     * What it earns, and whom.
     *
     * @return an immutable list; possibly still empty right after a create
     */
    public List<Reward> rewards() {
        return rewards;
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
     * Whether this was found by a look-up because the answer to its create was lost or unusable. It is recorded all the same.
     * Not part of the value: {@link #equals} ignores it.
     *
     * @return true if the look-up proved what the answer could not
     */
    public boolean isVerified() {
        return verified;
    }

    /**
     * A builder that holds everything of this transaction.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder()
                .key(key)
                .action(action)
                .amount(amount)
                .buyer(buyer)
                .referrer(referrer)
                .credit(credit)
                .createdAt(createdAt)
                .deletedAt(deletedAt)
                .deleted(deleted)
                .rewards(rewards)
                .additional(additional)
                .verified(verified);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(
                key, action, amount, buyer, referrer, credit, createdAt, deleted, deletedAt, rewards, additional);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transaction && ((Transaction) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "Transaction[" + action + ", " + amount + ", rewards=" + rewards.size() + "]";
    }

    /**
     * Builds a {@link Transaction}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String key;
        private @Nullable Action action;
        private @Nullable Amount amount;
        private @Nullable String buyer;
        private @Nullable String referrer;
        private boolean credit;
        private @Nullable Instant createdAt;
        private boolean deleted;
        private @Nullable Instant deletedAt;
        private List<Reward> rewards = List.of();
        private Map<String, String> additional = Map.of();
        private boolean verified;

        private Builder() {}

        /**
         * Sets what {@link Transaction#key()} says.
         *
         * @param value the key
         * @return this builder
         */
        public Builder key(@Nullable String value) {
            key = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#action()} says.
         *
         * @param value usually {@link Action#SALE}
         * @return this builder
         */
        public Builder action(@Nullable Action value) {
            action = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#amount()} says.
         *
         * @param value the amount, or null
         * @return this builder
         */
        public Builder amount(@Nullable Amount value) {
            amount = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#buyer()} says.
         *
         * @param value the customer's id, or null
         * @return this builder
         */
        public Builder buyer(@Nullable String value) {
            buyer = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#referrer()} says.
         *
         * @param value the customer's id, or null
         * @return this builder
         */
        public Builder referrer(@Nullable String value) {
            referrer = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#isCredit()} says.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder credit(boolean value) {
            credit = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#createdAt()} says.
         *
         * @param value the moment, or null
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#isDeleted()} says.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder deleted(boolean value) {
            deleted = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#deletedAt()} says, and with it {@link Transaction#isDeleted()}.
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
         * Sets what {@link Transaction#rewards()} says.
         *
         * @param value an immutable list
         * @return this builder
         */
        public Builder rewards(List<Reward> value) {
            rewards = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#isVerified()} says.
         *
         * @param value true if the look-up proved what the answer could not
         * @return this builder
         */
        public Builder verified(boolean value) {
            verified = value;
            return this;
        }

        /**
         * Sets what {@link Transaction#additional()} says.
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
        public Transaction build() {
            return new Transaction(this);
        }
    }
}
