package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something earned that is no quantity: a coupon, a gift. Programs differ in what they send here.
 *
 * <p>Immutable and thread-safe. {@link #toString()} does not show the value, which may be a coupon that anybody can redeem.
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
        details = Maps.copy(builder.details);
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
     * What kind of reward this is, in the service's word.
     *
     * @return for instance {@code custom}, or null
     */
    public @Nullable String type() {
        return type;
    }

    /**
     * How it came about, in the service's word.
     *
     * @return for instance {@code generic_coupon}, or null
     */
    public @Nullable String commissionType() {
        return commissionType;
    }

    /**
     * The reward itself.
     *
     * @return for instance a coupon code, or null
     */
    public @Nullable String value() {
        return value;
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
     * Whatever else the service sent for this reward, under its own names, in the order received. A value that is itself
     * an object or a list is given as its JSON text.
     *
     * @return an immutable map, usually empty
     */
    public Map<String, @Nullable String> details() {
        return details;
    }

    /**
     * A builder that holds everything of this value.
     *
     * @return a builder
     */
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

        /**
         * Sets what {@link NonCurrencyReward#value()} says.
         *
         * @param value for instance a coupon code, or null
         * @return this builder
         */
        public Builder value(@Nullable String value) {
            this.value = value;
            return this;
        }

        /**
         * Sets what {@link NonCurrencyReward#createdAt()} says.
         *
         * @param value the moment, or null
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /**
         * Sets what {@link NonCurrencyReward#details()} says.
         *
         * @param value an immutable map, usually empty
         * @return this builder
         */
        public Builder details(Map<String, @Nullable String> value) {
            details = value;
            return this;
        }

        /**
         * Builds the value.
         *
         * @return an immutable value
         */
        public NonCurrencyReward build() {
            return new NonCurrencyReward(this);
        }
    }
}
