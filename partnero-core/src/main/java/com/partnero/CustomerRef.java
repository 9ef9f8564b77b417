package com.partnero;

import com.partnero.internal.Checks;
import java.util.Objects;

/**
 * Names an existing customer by exactly one of the three identifications that the service knows. In a refer-a-friend
 * program the id and the key of a customer are different values: the id is yours, the key is the referral key.
 *
 * <pre>{@code CustomerRef.id("customer_456")}</pre>
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows the kind only. API document: "Create a transaction",
 * {@code customer.id}, {@code customer.key}, {@code customer.email} and the same under {@code referring_customer}.
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
     * By the id that your system gave the customer when creating it.
     *
     * @param id the id
     * @return the reference
     * @throws IllegalArgumentException if it is blank, holds control characters, or begins or ends with white space
     */
    public static CustomerRef id(String id) {
        return new CustomerRef(Kind.ID, Checks.trimmed("customer id", id));
    }

    /**
     * By the referral key.
     *
     * @param key the key
     * @return the reference
     * @throws IllegalArgumentException if it is blank, holds control characters, or begins or ends with white space
     */
    public static CustomerRef key(String key) {
        return new CustomerRef(Kind.KEY, Checks.trimmed("customer key", key));
    }

    /**
     * By the e-mail address.
     *
     * @param email the address
     * @return the reference
     * @throws IllegalArgumentException if it is blank, holds control characters, or begins or ends with white space
     */
    public static CustomerRef email(String email) {
        return new CustomerRef(Kind.EMAIL, Checks.trimmed("customer e-mail", email));
    }

    /**
     * Which of the three identifications this is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The id, key or e-mail address.
     *
     * @return as given
     */
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
     * The three identifications of a customer.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The id that your system gave the customer. */
        ID,
        /** The referral key. */
        KEY,
        /** The e-mail address. */
        EMAIL
    }
}
