package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service tells of a customer. Everything may be missing: older programs and other endpoints send less.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows nothing of the person. API document: "Get customer's balance",
 * {@code customer}.
 *
 * @since 0.1.0
 */
public final class CustomerProfile implements Value {

    private final @Nullable String id;
    private final @Nullable String key;
    private final @Nullable String email;
    private final @Nullable String name;
    private final @Nullable String surname;
    private final @Nullable String status;
    private final @Nullable Boolean approved;
    private final @Nullable Boolean tos;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant updatedAt;
    private final @Nullable CustomerProfile referrer;
    private final @Nullable Integer referralsCount;
    private final @Nullable String referralLink;
    private final List<String> referralLinks;
    private final Map<String, @Nullable String> customFields;
    private final Map<String, @Nullable String> metadata;
    private final Map<String, String> additional;

    private CustomerProfile(Builder builder) {
        id = builder.id;
        key = builder.key;
        email = builder.email;
        name = builder.name;
        surname = builder.surname;
        status = builder.status;
        approved = builder.approved;
        tos = builder.tos;
        createdAt = builder.createdAt;
        updatedAt = builder.updatedAt;
        referrer = builder.referrer;
        referralsCount = builder.referralsCount;
        referralLink = builder.referralLink;
        referralLinks = List.copyOf(builder.referralLinks);
        customFields = Maps.copy(builder.customFields);
        metadata = Maps.copy(builder.metadata);
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
     * The state of the customer in the program, in the service's word.
     *
     * @return for instance {@code active}, or null
     */
    public @Nullable String status() {
        return status;
    }

    /**
     * Whether the program has approved the customer.
     *
     * @return true if so; null if the service did not say
     */
    public @Nullable Boolean approved() {
        return approved;
    }

    /**
     * Whether the customer has accepted the terms of service.
     *
     * @return true if so; null if the service did not say
     */
    public @Nullable Boolean acceptedTerms() {
        return tos;
    }

    /**
     * When the customer came to be.
     *
     * @return the moment, or null
     */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * When the customer was last changed.
     *
     * @return the moment, or null
     */
    public @Nullable Instant updatedAt() {
        return updatedAt;
    }

    /**
     * Who recommended the program to this customer.
     *
     * @return the referrer, often with an id only; or null
     */
    public @Nullable CustomerProfile referrer() {
        return referrer;
    }

    /**
     * How many customers this one has brought.
     *
     * @return zero or more; null if the service did not say
     */
    public @Nullable Integer referralsCount() {
        return referralsCount;
    }

    /**
     * The link by which this customer recommends the program.
     *
     * @return the address, or null
     */
    public @Nullable String referralLink() {
        return referralLink;
    }

    /**
     * All links by which this customer recommends the program.
     *
     * @return an immutable list, possibly empty
     */
    public List<String> referralLinks() {
        return referralLinks;
    }

    /**
     * The fields that the program has added, in the order received. A value that is itself an object or a list is given
     * as its JSON text.
     *
     * @return an immutable map, possibly empty
     */
    public Map<String, @Nullable String> customFields() {
        return customFields;
    }

    /**
     * Further data such as {@code date_of_birth}, in the order received. A value that is itself an object or a list is
     * given as its JSON text.
     *
     * @return an immutable map, possibly empty
     */
    public Map<String, @Nullable String> metadata() {
        return metadata;
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
                .id(id)
                .key(key)
                .email(email)
                .name(name)
                .surname(surname)
                .status(status)
                .approved(approved)
                .tos(tos)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .referrer(referrer)
                .referralsCount(referralsCount)
                .referralLink(referralLink)
                .referralLinks(referralLinks)
                .customFields(customFields)
                .metadata(metadata)
                .additional(additional);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(
                id,
                key,
                email,
                name,
                surname,
                status,
                approved,
                tos,
                createdAt,
                updatedAt,
                referrer,
                referralsCount,
                referralLink,
                referralLinks,
                customFields,
                metadata,
                additional);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerProfile
                && ((CustomerProfile) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "CustomerProfile[" + status + "]";
    }

    /**
     * Builds a {@link CustomerProfile}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String key;
        private @Nullable String email;
        private @Nullable String name;
        private @Nullable String surname;
        private @Nullable String status;
        private @Nullable Boolean approved;
        private @Nullable Boolean tos;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private @Nullable CustomerProfile referrer;
        private @Nullable Integer referralsCount;
        private @Nullable String referralLink;
        private List<String> referralLinks = List.of();
        private Map<String, @Nullable String> customFields = Map.of();
        private Map<String, @Nullable String> metadata = Map.of();
        private Map<String, String> additional = Map.of();

        private Builder() {}

        /**
         * Sets what {@link CustomerProfile#id()} says.
         *
         * @param value the id, or null
         * @return this builder
         */
        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#key()} says.
         *
         * @param value the key, or null
         * @return this builder
         */
        public Builder key(@Nullable String value) {
            key = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#email()} says.
         *
         * @param value the address, or null
         * @return this builder
         */
        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#name()} says.
         *
         * @param value the name, or null
         * @return this builder
         */
        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#surname()} says.
         *
         * @param value the surname, or null
         * @return this builder
         */
        public Builder surname(@Nullable String value) {
            surname = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#status()} says.
         *
         * @param value for instance {@code active}, or null
         * @return this builder
         */
        public Builder status(@Nullable String value) {
            status = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#approved()} says.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder approved(@Nullable Boolean value) {
            approved = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#acceptedTerms()} says.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder tos(@Nullable Boolean value) {
            tos = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#createdAt()} says.
         *
         * @param value the moment, or null
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#updatedAt()} says.
         *
         * @param value the moment, or null
         * @return this builder
         */
        public Builder updatedAt(@Nullable Instant value) {
            updatedAt = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#referrer()} says.
         *
         * @param value the referrer, often with an id only
         * @return this builder
         */
        public Builder referrer(@Nullable CustomerProfile value) {
            referrer = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#referralsCount()} says.
         *
         * @param value zero or more
         * @return this builder
         */
        public Builder referralsCount(@Nullable Integer value) {
            referralsCount = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#referralLink()} says.
         *
         * @param value the address, or null
         * @return this builder
         */
        public Builder referralLink(@Nullable String value) {
            referralLink = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#referralLinks()} says.
         *
         * @param value an immutable list, possibly empty
         * @return this builder
         */
        public Builder referralLinks(List<String> value) {
            referralLinks = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#customFields()} says.
         *
         * @param value an immutable map, possibly empty
         * @return this builder
         */
        public Builder customFields(Map<String, @Nullable String> value) {
            customFields = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#metadata()} says.
         *
         * @param value an immutable map, possibly empty
         * @return this builder
         */
        public Builder metadata(Map<String, @Nullable String> value) {
            metadata = value;
            return this;
        }

        /**
         * Sets what {@link CustomerProfile#additional()} says.
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
        public CustomerProfile build() {
            return new CustomerProfile(this);
        }
    }
}
