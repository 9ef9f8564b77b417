package com.partnero;

import com.partnero.internal.Checks;
import java.util.Objects;

/**
 * A credit note for one customer's balance. Money has a currency; anything else has a unit of the program.
 *
 * <pre>{@code partnero.balances().credit("customer_123", Amount.of("100", "USD"));}</pre>
 *
 * <p>The API document does not say whether a credit note increases or reduces the balance. Immutable and thread-safe.
 * {@link #toString()} does not show the customer. API document: "Create credit note for a customer".
 *
 * @since 0.1.0
 */
public final class Credit implements Value {

    private final String customerId;
    private final Amount amount;

    private Credit(String customerId, Amount amount) {
        this.customerId = customerId;
        this.amount = amount;
    }

    /**
     * Makes a credit note.
     *
     * @param customerId the id of the customer in your system
     * @param amount more than zero, in major units, with its currency or unit
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, holds control characters, or begins
     *     or ends with white space; or if the amount is not positive or has no unit
     */
    public static Credit of(String customerId, Amount amount) {
        Checks.identifier("customer id", customerId);
        Objects.requireNonNull(amount, "amount must not be null");
        if (amount.value().signum() <= 0) {
            throw new IllegalArgumentException("a credit must be more than zero: " + amount);
        }
        if (amount.unit() == null) {
            throw new IllegalArgumentException("a credit needs a unit: Amount.of(\"" + amount + "\", \"USD\"), or"
                    + " Amount.units(\"" + amount + "\", \"points\")");
        }
        return new Credit(customerId, amount);
    }

    /** The id, in your system, of the customer whose balance this changes. */
    public String customerId() {
        return customerId;
    }

    /** The amount: more than zero, in major units, with a unit. */
    public Amount amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credit
                && customerId.equals(((Credit) other).customerId)
                && amount.equals(((Credit) other).amount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customerId, amount);
    }

    @Override
    public String toString() {
        return "Credit[" + amount + "]";
    }
}
