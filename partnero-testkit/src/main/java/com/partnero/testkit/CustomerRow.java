package com.partnero.testkit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the program. API document: "Get customer's balance", {@code customer}.
 *
 * @param id the id in the caller's system
 * @param key the referral key
 * @param email the e-mail address, or null
 * @param name the given name, or null
 * @param surname the family name, or null
 * @param status the service's word, usually {@code active}
 * @param approved whether the program has approved the customer
 * @param acceptedTerms whether the customer has accepted the terms of service
 * @param referrer the id of the customer who recommended the program, or null
 * @param customFields the fields that the program has defined
 * @param metadata other data
 * @param createdAt when the customer was created
 * @param updatedAt when the customer was last changed
 */
record CustomerRow(
        String id,
        String key,
        @Nullable String email,
        @Nullable String name,
        @Nullable String surname,
        String status,
        boolean approved,
        boolean acceptedTerms,
        @Nullable String referrer,
        Map<String, @Nullable String> customFields,
        Map<String, @Nullable String> metadata,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the maps. */
    public CustomerRow {
        customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    @Override
    public String toString() {
        return "CustomerRow[" + id + (referrer == null ? "" : ", referred by " + referrer) + "]";
    }
}
