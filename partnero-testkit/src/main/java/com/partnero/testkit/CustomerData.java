package com.partnero.testkit;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a request. API document: "Create a transaction", {@code customer}.
 *
 * @param id the id in the caller's system
 * @param key the referral key
 * @param email the e-mail address
 * @param name the given name
 * @param surname the family name
 * @param createdAt when the customer signed up
 * @param referrer the customer who recommended the program, named by id, key or e-mail
 */
record CustomerData(
        @Nullable String id,
        @Nullable String key,
        @Nullable String email,
        @Nullable String name,
        @Nullable String surname,
        @Nullable Instant createdAt,
        @Nullable CustomerData referrer) {

    /**
     * Names an existing customer.
     *
     * @param id the id, or null
     * @param key the referral key, or null
     * @param email the e-mail address, or null
     */
    static CustomerData named(@Nullable String id, @Nullable String key, @Nullable String email) {
        return new CustomerData(id, key, email, null, null, null, null);
    }

    /** A copy with every text changed. */
    CustomerData map(UnaryOperator<@Nullable String> change) {
        return new CustomerData(
                change.apply(id),
                change.apply(key),
                change.apply(email),
                change.apply(name),
                change.apply(surname),
                createdAt,
                referrer == null ? null : referrer.map(change));
    }

    @Override
    public String toString() {
        return "CustomerData[]";
    }
}
