package com.partnero;

import com.partnero.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is created together with the first sale. At least one of id, key and e-mail is needed; whoever should be
 * rewarded for the recommendation is the {@linkplain Builder#referrer referrer}.
 *
 * <pre>{@code
 * NewCustomer.builder()
 *     .id("customer_789")
 *     .email("robert.johnson@partnero.com")
 *     .name("Robert")
 *     .surname("Johnson")
 *     .referrer(CustomerRef.id("customer_123"))
 *     .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows nothing of the person. API document: "Create a transaction",
 * {@code options.create_customer} (sent by itself) and {@code customer}.
 *
 * @since 0.1.0
 */
public final class NewCustomer implements Buyer, Value {

    private final @Nullable String id;
    private final @Nullable String key;
    private final @Nullable String email;
    private final @Nullable String name;
    private final @Nullable String surname;
    private final @Nullable Instant createdAt;
    private final @Nullable CustomerRef referrer;

    private NewCustomer(Builder builder) {
        id = builder.id;
        key = builder.key;
        email = builder.email;
        name = builder.name;
        surname = builder.surname;
        createdAt = builder.createdAt;
        referrer = builder.referrer;
    }

    /**
     * Starts a new customer.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id in your system.
     *
     * @return the id, or null
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * The referral key.
     *
     * @return the key, or null
     */
    public @Nullable String key() {
        return key;
    }

    /**
     * The e-mail address.
     *
     * @return the address, or null
     */
    public @Nullable String email() {
        return email;
    }

    /**
     * The given name.
     *
     * @return the name, or null
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * The family name.
     *
     * @return the surname, or null
     */
    public @Nullable String surname() {
        return surname;
    }

    /**
     * When the customer came to be.
     *
     * @return the moment, or null for now
     */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * Who recommended the program to this customer.
     *
     * @return the referrer, or null
     */
    public @Nullable CustomerRef referrer() {
        return referrer;
    }

    /**
     * A builder that holds everything of this customer.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.key = key;
        builder.email = email;
        builder.name = name;
        builder.surname = surname;
        builder.createdAt = createdAt;
        builder.referrer = referrer;
        return builder;
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(id, key, email, name, surname, createdAt, referrer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewCustomer && ((NewCustomer) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "NewCustomer[referred=" + (referrer != null) + "]";
    }

    /**
     * Builds a {@link NewCustomer}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String key;
        private @Nullable String email;
        private @Nullable String name;
        private @Nullable String surname;
        private @Nullable Instant createdAt;
        private @Nullable CustomerRef referrer;

        private Builder() {}

        /**
         * Sets the id in your system.
         *
         * @param value not blank
         * @return this builder
         */
        public Builder id(String value) {
            id = Checks.trimmed("customer id", value);
            return this;
        }

        /**
         * Sets the referral key.
         *
         * @param value not blank
         * @return this builder
         */
        public Builder key(String value) {
            key = Checks.trimmed("customer key", value);
            return this;
        }

        /**
         * Sets the e-mail address.
         *
         * @param value not blank
         * @return this builder
         */
        public Builder email(String value) {
            email = Checks.trimmed("customer e-mail", value);
            return this;
        }

        /**
         * Sets the given name.
         *
         * @param value not blank
         * @return this builder
         */
        public Builder name(String value) {
            name = Checks.text("customer name", value);
            return this;
        }

        /**
         * Sets the family name.
         *
         * @param value not blank
         * @return this builder
         */
        public Builder surname(String value) {
            surname = Checks.text("customer surname", value);
            return this;
        }

        /**
         * Sets when the customer came to be.
         *
         * @param value the moment; fractions of a microsecond are dropped, because the service counts no smaller
         * @return this builder
         */
        public Builder createdAt(Instant value) {
            createdAt =
                    Objects.requireNonNull(value, "createdAt must not be null").truncatedTo(ChronoUnit.MICROS);
            return this;
        }

        /**
         * Sets who recommended the program to this customer.
         *
         * @param value an existing customer
         * @return this builder
         */
        public Builder referrer(CustomerRef value) {
            referrer = Objects.requireNonNull(value, "referrer must not be null");
            return this;
        }

        /**
         * Builds the customer.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if id, key and e-mail are all missing
         */
        public NewCustomer build() {
            if (id == null && key == null && email == null) {
                throw new IllegalArgumentException("a new customer needs an id, a key or an e-mail address");
            }
            return new NewCustomer(this);
        }
    }
}
