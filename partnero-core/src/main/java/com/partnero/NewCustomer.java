package com.partnero;

import com.partnero.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is created together with the first sale. At least one of id, key and e-mail is required. The
 * {@linkplain Builder#referrer referrer} is the customer who is rewarded for the recommendation.
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
 * {@code customer} and {@code options.create_customer}, which is sent automatically.
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

    /** An empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The id in your system, or null. */
    public @Nullable String id() {
        return id;
    }

    /** The referral key, or null. */
    public @Nullable String key() {
        return key;
    }

    /** The e-mail address, or null. */
    public @Nullable String email() {
        return email;
    }

    /** The given name, or null. */
    public @Nullable String name() {
        return name;
    }

    /** The family name, or null. */
    public @Nullable String surname() {
        return surname;
    }

    /** When the customer signed up; null for now. */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /** The customer who recommended the program to this one, or null. */
    public @Nullable CustomerRef referrer() {
        return referrer;
    }

    /** A builder with all fields of this customer. */
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

        /** Sets the id in your system. Must not be blank or begin or end with white space. */
        public Builder id(String value) {
            id = Checks.trimmed("customer id", value);
            return this;
        }

        /** Sets the referral key. Must not be blank or begin or end with white space. */
        public Builder key(String value) {
            key = Checks.trimmed("customer key", value);
            return this;
        }

        /** Sets the e-mail address. Must not be blank or begin or end with white space. */
        public Builder email(String value) {
            email = Checks.trimmed("customer e-mail", value);
            return this;
        }

        /** Sets the given name. Must not be blank. */
        public Builder name(String value) {
            name = Checks.text("customer name", value);
            return this;
        }

        /** Sets the family name. Must not be blank. */
        public Builder surname(String value) {
            surname = Checks.text("customer surname", value);
            return this;
        }

        /**
         * Sets when the customer signed up. Fractions of a microsecond are dropped; the service does not store them.
         */
        public Builder createdAt(Instant value) {
            createdAt =
                    Objects.requireNonNull(value, "createdAt must not be null").truncatedTo(ChronoUnit.MICROS);
            return this;
        }

        /** Sets the existing customer who recommended the program to this one. */
        public Builder referrer(CustomerRef value) {
            referrer = Objects.requireNonNull(value, "referrer must not be null");
            return this;
        }

        /**
         * Builds the immutable customer.
         *
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
