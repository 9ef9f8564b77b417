package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reward that is not countable, such as a coupon or a gift. Programs differ in what they send here.
 *
 * <p>Immutable and thread-safe. {@link #toString()} does not show the value: it may be a coupon that anyone can redeem.
 * API document: "Get customer's balance", {@code balance.non_currency}.
 *
 * @since 0.1.0
 */
public final class NonCurrencyReward implements Value {

    private final @Nullable String type;
    private final @Nullable String commissionType;
    private final @Nullable String value;
    private final @Nullable Instant createdAt;
    private final Map<String, @Nullable String> details;

    private NonCurrencyReward(Builder builder) {
        type = builder.type;
        commissionType = builder.commissionType;
        value = builder.value;
        createdAt = builder.createdAt;
        details = Maps.copyWithNulls(builder.details);
    }

    /** An empty builder, for transports and tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** The kind of reward, as the service writes it, such as {@code custom}; or null. */
    public @Nullable String type() {
        return type;
    }

    /** The kind of commission, as the service writes it, such as {@code generic_coupon}; or null. */
    public @Nullable String commissionType() {
        return commissionType;
    }

    /** The reward itself, such as a coupon code; or null. */
    public @Nullable String value() {
        return value;
    }

    /** When the reward was earned, or null. */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * All other fields of this reward, under the service's names, in the order received. A value that is an object or a
     * list is given as JSON text. The map is immutable and usually empty.
     */
    public Map<String, @Nullable String> details() {
        return details;
    }

    /** A builder with all fields of this value. */
    public Builder toBuilder() {
        return new Builder()
                .type(type)
                .commissionType(commissionType)
                .value(value)
                .createdAt(createdAt)
                .details(details);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(type, commissionType, value, createdAt, details);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NonCurrencyReward
                && ((NonCurrencyReward) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "NonCurrencyReward[" + type + "]";
    }

    /**
     * Builds a {@link NonCurrencyReward}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String type;
        private @Nullable String commissionType;
        private @Nullable String value;
        private @Nullable Instant createdAt;
        private Map<String, @Nullable String> details = Map.of();

        private Builder() {}

        /**
         * Sets what {@link NonCurrencyReward#type()} says.
         *
         * @param value for instance {@code custom}, or null
         * @return this builder
         */
        public Builder type(@Nullable String value) {
            type = value;
            return this;
        }

        /**
         * Sets what {@link NonCurrencyReward#commissionType()} says.
         *
         * @param value for instance {@code generic_coupon}, or null
         * @return this builder
         */
        public Builder commissionType(@Nullable String value) {
            commissionType = value;
            return this;
        }

        /** Sets {@link NonCurrencyReward#value()}. */
        public Builder value(@Nullable String value) {
            this.value = value;
            return this;
        }

        /** Sets {@link NonCurrencyReward#createdAt()}. */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /** Sets {@link NonCurrencyReward#details()}. */
        public Builder details(Map<String, @Nullable String> value) {
            details = value;
            return this;
        }

        /** Builds the immutable value. */
        public NonCurrencyReward build() {
            return new NonCurrencyReward(this);
        }
    }
}
