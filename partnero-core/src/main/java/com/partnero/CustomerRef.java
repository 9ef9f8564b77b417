package com.partnero;

import com.partnero.internal.Checks;
import java.util.Objects;

/**
 * Names an existing customer by exactly one of three identifiers: id, key or e-mail. In a refer-a-friend program the id
 * and the key of a customer are different values: the id comes from your system, the key is the referral key.
 *
 * <pre>{@code CustomerRef.id("customer_456")}</pre>
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows only the kind. API document: "Create a transaction", {@code
 * customer.id}, {@code customer.key}, {@code customer.email} and the same under {@code referring_customer}.
 *
 * @since 0.1.0
 */
public final class CustomerRef implements Buyer, Value {

    private final Kind kind;
    private final String value;

    private CustomerRef(Kind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    /**
     * Names the customer by the id that your system assigned.
     *
     * @throws IllegalArgumentException if the id is blank, holds control characters, or begins or ends with white space
     */
    public static CustomerRef id(String id) {
        return new CustomerRef(Kind.ID, Checks.trimmed("customer id", id));
    }

    /**
     * Names the customer by the referral key.
     *
     * @throws IllegalArgumentException if the key is blank, holds control characters, or begins or ends with white
     *     space
     */
    public static CustomerRef key(String key) {
        return new CustomerRef(Kind.KEY, Checks.trimmed("customer key", key));
    }

    /**
     * Names the customer by the e-mail address.
     *
     * @throws IllegalArgumentException if the address is blank, holds control characters, or begins or ends with white
     *     space
     */
    public static CustomerRef email(String email) {
        return new CustomerRef(Kind.EMAIL, Checks.trimmed("customer e-mail", email));
    }

    /** Which of the three identifiers this is. */
    public Kind kind() {
        return kind;
    }

    /** The id, key or e-mail address, as given. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerRef
                && kind == ((CustomerRef) other).kind
                && value.equals(((CustomerRef) other).value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value);
    }

    @Override
    public String toString() {
        return "CustomerRef[" + kind + "]";
    }

    /**
     * The three identifiers of a customer.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The id that your system assigned to the customer. */
        ID,
        /** The referral key. */
        KEY,
        /** The e-mail address. */
        EMAIL
    }
}
