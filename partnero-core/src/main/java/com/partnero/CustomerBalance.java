package com.partnero;

import com.partnero.internal.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has earned and not yet drawn.
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
     * Whose balance it is.
     *
     * @return the customer, or null if the service left it out
     */
    public @Nullable CustomerProfile customer() {
        return customer;
    }

    /**
     * The balance in each currency or other unit that can be counted, in major units.
     *
     * @return an immutable list, possibly empty
     */
    public List<Amount> currency() {
        return currency;
    }

    /**
     * What was earned besides: coupons, gifts.
     *
     * @return an immutable list, possibly empty
     */
    public List<NonCurrencyReward> nonCurrency() {
        return nonCurrency;
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

        /**
         * Sets what {@link CustomerBalance#customer()} says.
         *
         * @param value the customer, or null if the service left it out
         * @return this builder
         */
        public Builder customer(@Nullable CustomerProfile value) {
            customer = value;
            return this;
        }

        /**
         * Sets what {@link CustomerBalance#currency()} says.
         *
         * @param value an immutable list, possibly empty
         * @return this builder
         */
        public Builder currency(List<Amount> value) {
            currency = value;
            return this;
        }

        /**
         * Sets what {@link CustomerBalance#nonCurrency()} says.
         *
         * @param value an immutable list, possibly empty
         * @return this builder
         */
        public Builder nonCurrency(List<NonCurrencyReward> value) {
            nonCurrency = value;
            return this;
        }

        /**
         * Sets what {@link CustomerBalance#additional()} says.
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
        public CustomerBalance build() {
            return new CustomerBalance(this);
        }
    }
}
