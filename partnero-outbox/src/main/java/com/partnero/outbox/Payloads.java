package com.partnero.outbox;

import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.wire.PartneroJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts sales and credits to and from the stored JSON, which has the API document's form. Thread-safe. */
final class Payloads {

    private final PartneroJson json;

    Payloads(PartneroJson json) {
        this.json = json;
    }

    String write(Object value) {
        return new String(json.write(value), StandardCharsets.UTF_8);
    }

    /** The sale; null if the text is null or unreadable. */
    @Nullable
    NewTransaction sale(@Nullable String payload) {
        return read(NewTransaction.class, payload);
    }

    @Nullable
    Credit credit(@Nullable String payload) {
        return read(Credit.class, payload);
    }

    private <T> @Nullable T read(Class<T> type, @Nullable String payload) {
        if (payload == null) {
            return null;
        }
        try {
            return json.read(type, payload.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Compares amount, unit (ignoring case), buyer and action, but neither dates nor product data. */
    boolean isSame(OutboxKind kind, @Nullable String one, @Nullable String other) {
        if (Objects.equals(one, other)) {
            return true;
        }
        if (kind == OutboxKind.CREDIT) {
            Credit credit = credit(one);
            Credit second = credit(other);
            return credit != null && second != null && credit.equals(second);
        }
        NewTransaction sale = sale(one);
        NewTransaction next = sale(other);
        return sale != null && next != null && isSame(sale, next);
    }

    private static boolean isSame(NewTransaction one, NewTransaction other) {
        return one.amount().value().compareTo(other.amount().value()) == 0
                && unit(one).equals(unit(other))
                && one.action().equals(other.action())
                && (one.buyer().equals(other.buyer()) || person(one).equals(person(other)));
    }

    private static String unit(NewTransaction sale) {
        String unit = sale.amount().unit();
        return unit == null ? "" : unit.toUpperCase(Locale.ROOT);
    }

    private static CustomerRef person(NewTransaction sale) {
        return sale.buyer() instanceof NewCustomer customer ? reference(customer) : (CustomerRef) sale.buyer();
    }

    /** How to refer to a new customer after the first sale is recorded. */
    static CustomerRef reference(NewCustomer customer) {
        if (customer.id() != null) {
            return CustomerRef.id(customer.id());
        }
        return customer.key() != null
                ? CustomerRef.key(customer.key())
                : CustomerRef.email(Objects.requireNonNull(customer.email()));
    }

    /** The sale as it is sent with a wire key. */
    static NewTransaction under(NewTransaction sale, String wireKey, boolean byReference) {
        NewTransaction.Builder builder = sale.toBuilder().key(wireKey);
        if (byReference && sale.buyer() instanceof NewCustomer customer) {
            builder.buyer(reference(customer));
        }
        return builder.build();
    }
}
