package com.partnero;

import com.partnero.internal.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has earned but not yet used.
 *
 * <p>Immutable and thread-safe. API document: "Get customer's balance".
 *
 * @since 0.1.0
 */
public final class CustomerBalance implements Value {

    private final @Nullable CustomerProfile customer;
    private final List<Amount> currency;
    private final List<NonCurrencyReward> nonCurrency;
    private final Map<String, String> additional;

    private CustomerBalance(Builder builder) {
        customer = builder.customer;
        currency = List.copyOf(builder.currency);
        nonCurrency = List.copyOf(builder.nonCurrency);
        additional = Maps.copyOf(builder.additional);
    }

    /** An empty builder, for transports and tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** The customer whose balance this is; null if the service left it out. */
    public @Nullable CustomerProfile customer() {
        return customer;
    }

    /** The balance in each currency or other countable unit, in major units. The list is immutable and may be empty. */
    public List<Amount> currency() {
        return currency;
    }

    /** Rewards that are not countable, such as coupons and gifts. The list is immutable and may be empty. */
    public List<NonCurrencyReward> nonCurrency() {
        return nonCurrency;
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
                .customer(customer)
                .currency(currency)
                .nonCurrency(nonCurrency)
                .additional(additional);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(customer, currency, nonCurrency, additional);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerBalance
                && ((CustomerBalance) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "CustomerBalance[" + currency + "]";
    }

    /**
     * Builds a {@link CustomerBalance}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable CustomerProfile customer;
        private List<Amount> currency = List.of();
        private List<NonCurrencyReward> nonCurrency = List.of();
        private Map<String, String> additional = Map.of();

        private Builder() {}

        /** Sets {@link CustomerBalance#customer()}. */
        public Builder customer(@Nullable CustomerProfile value) {
            customer = value;
            return this;
        }

        /** Sets {@link CustomerBalance#currency()}. */
        public Builder currency(List<Amount> value) {
            currency = value;
            return this;
        }

        /** Sets {@link CustomerBalance#nonCurrency()}. */
        public Builder nonCurrency(List<NonCurrencyReward> value) {
            nonCurrency = value;
            return this;
        }

        /** Sets {@link CustomerBalance#additional()}: JSON text by name; no field that this type has itself. */
        public Builder additional(Map<String, String> value) {
            additional = value;
            return this;
        }

        /** Builds the immutable value. */
        public CustomerBalance build() {
            return new CustomerBalance(this);
        }
    }
}
