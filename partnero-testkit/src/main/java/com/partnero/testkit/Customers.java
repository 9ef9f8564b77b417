package com.partnero.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The customers of the program, by id. The service's lock protects it. */
final class Customers {

    private final Behaviour behaviour;
    private final Map<String, CustomerRow> rows = new LinkedHashMap<>();
    private final Map<String, Integer> referrals = new HashMap<>();
    private int generated;
    private long changes;

    Customers(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    List<CustomerRow> all() {
        return new ArrayList<>(rows.values());
    }

    @Nullable
    CustomerRow get(String id) {
        CustomerRow row = rows.get(id);
        return row != null || !behaviour.ignoresCase() ? row : first(CustomerRow::id, id);
    }

    CustomerRow existing(String id) {
        CustomerRow row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException(
                    "there is no customer " + id + ": seed one with addCustomer(\"" + id + "\")");
        }
        return row;
    }

    void put(CustomerRow row) {
        changes++;
        CustomerRow before = rows.put(row.id(), row);
        count(before == null ? null : before.referrer(), -1);
        count(row.referrer(), 1);
    }

    private void count(@Nullable String referrer, int difference) {
        if (referrer != null) {
            referrals.merge(referrer, difference, Integer::sum);
        }
    }

    /** A number that grows with every change. */
    long changes() {
        return changes;
    }

    void clear() {
        changes++;
        rows.clear();
        referrals.clear();
        generated = 0;
    }

    /** Finds a customer by id, else by key, else by e-mail. */
    @Nullable
    CustomerRow find(CustomerData named) {
        if (named.id() != null) {
            return get(named.id());
        }
        String key = named.key();
        return key != null ? first(CustomerRow::key, key) : first(CustomerRow::email, named.email());
    }

    private @Nullable CustomerRow first(Function<CustomerRow, @Nullable String> field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        for (CustomerRow row : rows.values()) {
            String there = field.apply(row);
            if (value.equals(there) || behaviour.ignoresCase() && value.equalsIgnoreCase(there)) {
                return row;
            }
        }
        return null;
    }

    /** A new customer who is not yet in the program; {@link #put} adds the customer. */
    CustomerRow draft(CustomerData data, @Nullable CustomerRow referrer, Instant now) {
        String id = data.id() != null ? data.id() : unusedId();
        return new CustomerRow(
                id,
                data.key() != null ? data.key() : "ref_" + id,
                data.email(),
                data.name(),
                data.surname(),
                "active",
                true,
                true,
                referrer == null ? null : referrer.id(),
                Map.of(),
                defaultMetadata(),
                data.createdAt() == null ? now : data.createdAt(),
                now);
    }

    static Map<String, @Nullable String> defaultMetadata() {
        Map<String, @Nullable String> metadata = new LinkedHashMap<>();
        metadata.put("date_of_birth", null);
        return metadata;
    }

    private String unusedId() {
        String id;
        do {
            generated++;
            id = "generated_" + generated;
        } while (rows.containsKey(id));
        return id;
    }

    /** Checks which identifiers of a new customer already belong to another one. */
    void checkNew(CustomerData data, Refusal.Collector problems) {
        taken("customer.id", data.id(), CustomerRow::id, problems);
        taken("customer.key", data.key(), CustomerRow::key, problems);
        taken("customer.email", data.email(), CustomerRow::email, problems);
    }

    private void taken(
            String field,
            @Nullable String value,
            Function<CustomerRow, @Nullable String> column,
            Refusal.Collector problems) {
        if (first(column, value) != null) {
            problems.add(
                    field,
                    "The " + field + " has already been taken.",
                    "the buyer already exists: use a CustomerRef, or set behaviour().knownBuyers(true)");
        }
    }

    int referrals(String id) {
        return referrals.getOrDefault(id, 0);
    }

    /** The customer this many steps up the chain of referrers; the customer itself for 0. */
    @Nullable
    CustomerRow upline(CustomerRow customer, int steps) {
        CustomerRow at = customer;
        for (int i = 0; i < steps && at != null; i++) {
            at = at.referrer() == null ? null : rows.get(at.referrer());
        }
        return at;
    }

    /** Checks that a chain of referrers has no cycle. */
    void checkReferrer(String id, String referrer) {
        CustomerRow at = existing(referrer);
        while (at != null) {
            if (at.id().equals(id)) {
                throw new IllegalArgumentException(referrer + " was referred by " + id + " and cannot be its referrer");
            }
            at = upline(at, 1);
        }
    }
}
