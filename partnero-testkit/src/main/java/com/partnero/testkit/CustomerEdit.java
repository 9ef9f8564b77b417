package com.partnero.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer's row while it is being changed. */
final class CustomerEdit {

    final String id;
    String key;

    @Nullable
    String email;

    @Nullable
    String name;

    @Nullable
    String surname;

    String status;
    boolean acceptedTerms;

    @Nullable
    String referrer;

    final Map<String, @Nullable String> customFields;
    final Map<String, @Nullable String> metadata;
    Instant createdAt;
    Instant updatedAt;

    CustomerEdit(CustomerRow row) {
        id = row.id();
        key = row.key();
        email = row.email();
        name = row.name();
        surname = row.surname();
        status = row.status();
        acceptedTerms = row.acceptedTerms();
        referrer = row.referrer();
        customFields = new LinkedHashMap<>(row.customFields());
        metadata = new LinkedHashMap<>(row.metadata());
        createdAt = row.createdAt();
        updatedAt = row.updatedAt();
    }

    CustomerRow row() {
        return new CustomerRow(
                id,
                key,
                email,
                name,
                surname,
                status,
                status.equals("active"),
                acceptedTerms,
                referrer,
                customFields,
                metadata,
                createdAt,
                updatedAt);
    }
}
