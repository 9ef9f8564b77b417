package com.partnero;

import com.partnero.internal.Maps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service says about a customer. Every field may be missing: older programs and other endpoints send less.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows nothing of the person. API document: "Get customer's
 * balance", {@code customer}.
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
    private final @Nullable Boolean acceptedTerms;
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
        acceptedTerms = builder.acceptedTerms;
        createdAt = builder.createdAt;
        updatedAt = builder.updatedAt;
        referrer = builder.referrer;
        referralsCount = builder.referralsCount;
        referralLink = builder.referralLink;
        referralLinks = List.copyOf(builder.referralLinks);
        customFields = Maps.copyWithNulls(builder.customFields);
        metadata = Maps.copyWithNulls(builder.metadata);
        additional = Maps.copyOf(builder.additional);
    }

    /** An empty builder, for transports and tests. */
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

    /** The customer's status in the program, as the service writes it, such as {@code active}; or null. */
    public @Nullable String status() {
        return status;
    }

    /** Whether the program has approved the customer; null if the service did not say. */
    public @Nullable Boolean approved() {
        return approved;
    }

    /** Whether the customer has accepted the terms of service; null if the service did not say. */
    public @Nullable Boolean acceptedTerms() {
        return acceptedTerms;
    }

    /** When the customer was created, or null. */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /** When the customer was last changed, or null. */
    public @Nullable Instant updatedAt() {
        return updatedAt;
    }

    /** The customer who recommended the program to this one, often with only an id; or null. */
    public @Nullable CustomerProfile referrer() {
        return referrer;
    }

    /** How many customers this one has referred, zero or more; null if the service did not say. */
    public @Nullable Integer referralsCount() {
        return referralsCount;
    }

    /** The link with which this customer recommends the program, or null. */
    public @Nullable String referralLink() {
        return referralLink;
    }

    /** All links with which this customer recommends the program. The list is immutable and may be empty. */
    public List<String> referralLinks() {
        return referralLinks;
    }

    /**
     * The fields that the program has defined, in the order received. A value that is an object or a list is given as
     * JSON text. The map is immutable and may be empty.
     */
    public Map<String, @Nullable String> customFields() {
        return customFields;
    }

    /**
     * Other data such as {@code date_of_birth}, in the order received. A value that is an object or a list is given as
     * JSON text. The map is immutable and may be empty.
     */
    public Map<String, @Nullable String> metadata() {
        return metadata;
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
                .id(id)
                .key(key)
                .email(email)
                .name(name)
                .surname(surname)
                .status(status)
                .approved(approved)
                .acceptedTerms(acceptedTerms)
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
                acceptedTerms,
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
        private @Nullable Boolean acceptedTerms;
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

        /** Sets {@link CustomerProfile#id()}. */
        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        /** Sets {@link CustomerProfile#key()}. */
        public Builder key(@Nullable String value) {
            key = value;
            return this;
        }

        /** Sets {@link CustomerProfile#email()}. */
        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        /** Sets {@link CustomerProfile#name()}. */
        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        /** Sets {@link CustomerProfile#surname()}. */
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

        /** Sets {@link CustomerProfile#approved()}. */
        public Builder approved(@Nullable Boolean value) {
            approved = value;
            return this;
        }

        /** Sets {@link CustomerProfile#acceptedTerms()}. */
        public Builder acceptedTerms(@Nullable Boolean value) {
            acceptedTerms = value;
            return this;
        }

        /** Sets {@link CustomerProfile#createdAt()}. */
        public Builder createdAt(@Nullable Instant value) {
            createdAt = value;
            return this;
        }

        /** Sets {@link CustomerProfile#updatedAt()}. */
        public Builder updatedAt(@Nullable Instant value) {
            updatedAt = value;
            return this;
        }

        /** Sets {@link CustomerProfile#referrer()}. */
        public Builder referrer(@Nullable CustomerProfile value) {
            referrer = value;
            return this;
        }

        /** Sets {@link CustomerProfile#referralsCount()}. */
        public Builder referralsCount(@Nullable Integer value) {
            referralsCount = value;
            return this;
        }

        /** Sets {@link CustomerProfile#referralLink()}. */
        public Builder referralLink(@Nullable String value) {
            referralLink = value;
            return this;
        }

        /** Sets {@link CustomerProfile#referralLinks()}. */
        public Builder referralLinks(List<String> value) {
            referralLinks = value;
            return this;
        }

        /** Sets {@link CustomerProfile#customFields()}. */
        public Builder customFields(Map<String, @Nullable String> value) {
            customFields = value;
            return this;
        }

        /** Sets {@link CustomerProfile#metadata()}. */
        public Builder metadata(Map<String, @Nullable String> value) {
            metadata = value;
            return this;
        }

        /** Sets {@link CustomerProfile#additional()}: JSON text by name; no field that this type has itself. */
        public Builder additional(Map<String, String> value) {
            additional = value;
            return this;
        }

        /** Builds the immutable value. */
        public CustomerProfile build() {
            return new CustomerProfile(this);
        }
    }
}
