package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the service recorded it. The answer to a create is not the final state: rewards may follow, and the unit of
 * the amount is known only when the transaction is fetched later.
 *
 * <p>The buyer and the referrer have separate names here, although the service calls either of them {@code customer},
 * depending on the operation. Immutable and thread-safe. {@link #toString()} shows no key and no person. API document:
 * "Create a transaction", "Fetch a transaction".
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
        additional = Maps.copyOf(builder.additional);
        verified = builder.verified;
    }

    /** An empty builder, for transports and tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** The key of the sale; null if it was recorded without one. */
    public @Nullable String key() {
        return key;
    }

    /** What the buyer did, usually {@link Action#SALE}; null if the service did not say. */
    public @Nullable Action action() {
        return action;
    }

    /** The full amount of the purchase in major units, or null. */
    public @Nullable Amount amount() {
        return amount;
    }

    /** The buyer's customer id, or null. */
    public @Nullable String buyer() {
        return buyer;
    }

    /** The id of the customer who recommended the program to the buyer, or null. */
    public @Nullable String referrer() {
        return referrer;
    }

    /** Whether the service marks the transaction as a credit. */
    public boolean isCredit() {
        return credit;
    }

    /** When the sale took place, or null. */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /** Whether the transaction was deleted. This can be true while {@link #deletedAt()} is null. */
    public boolean isDeleted() {
        return deleted;
    }

    /** When the transaction was deleted; null if it was not, or if the service sent an unreadable time. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /** The rewards that the transaction earns, in an immutable list. It may still be empty right after a create. */
    public List<Reward> rewards() {
        return rewards;
    }

    /**
     * The fields that the service sent and this library does not know, in the order received. Each value is complete JSON
     * text; a string keeps its quotation marks: {@code "\"gold\""}. The map is immutable and usually empty.
     */
    public Map<String, String> additional() {
        return additional;
    }

    /**
     * Whether a look-up, not the answer to the create, showed that the sale was recorded: that answer was lost or
     * unusable. {@link #equals} ignores this flag.
     */
    public boolean isVerified() {
        return verified;
    }

    /** A builder with all fields of this transaction. */
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

        /** Sets {@link Transaction#key()}. */
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

        /** Sets {@link Transaction#amount()}. */
        public Builder amount(@Nullable Amount value) {
            amount = value;
            return this;
        }

        /** Sets {@link Transaction#buyer()}. */
        public Builder buyer(@Nullable String value) {
            buyer = value;
            return this;
        }

        /** Sets {@link Transaction#referrer()}. */
        public Builder referrer(@Nullable String value) {
            referrer = value;
            return this;
        }

        /** Sets {@link Transaction#isCredit()}. */
        public Builder credit(boolean value) {
            credit = value;
            return this;
        }

        /** Sets {@link Transaction#createdAt()}. */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /** Sets {@link Transaction#isDeleted()}. */
        public Builder deleted(boolean value) {
            deleted = value;
            return this;
        }

        /** Sets {@link Transaction#deletedAt()}; {@link Transaction#isDeleted()} is true unless it is null. */
        public Builder deletedAt(@Nullable Instant value) {
            deletedAt = value;
            deleted = value != null;
            return this;
        }

        /** Sets {@link Transaction#rewards()}. */
        public Builder rewards(List<Reward> value) {
            rewards = value;
            return this;
        }

        /** Sets {@link Transaction#isVerified()}. */
        public Builder verified(boolean value) {
            verified = value;
            return this;
        }

        /** Sets {@link Transaction#additional()}: JSON text by name; no field that this type has itself. */
        public Builder additional(Map<String, String> value) {
            additional = value;
            return this;
        }

        /** Builds the immutable value. */
        public Transaction build() {
            return new Transaction(this);
        }
    }
}
