package com.partnero;

import java.util.Objects;

/**
 * The result of {@link PartneroTransactions#findOrCreate}: a transaction, and whether this call recorded it.
 *
 * <pre>{@code
 * if (partnero.transactions().findOrCreate(sale).created()) {
 *     sendThankYouMail(sale);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class FoundOrCreated {

    private final Transaction transaction;
    private final boolean created;

    private FoundOrCreated(Transaction transaction, boolean created) {
        this.transaction = Objects.requireNonNull(transaction, "transaction must not be null");
        this.created = created;
    }

    /** A transaction that existed before the call. */
    public static FoundOrCreated found(Transaction transaction) {
        return new FoundOrCreated(transaction, false);
    }

    /** A transaction that the call recorded. */
    public static FoundOrCreated created(Transaction transaction) {
        return new FoundOrCreated(transaction, true);
    }

    /** The transaction. */
    public Transaction transaction() {
        return transaction;
    }

    /** Whether this call recorded it. */
    public boolean created() {
        return created;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FoundOrCreated
                && transaction.equals(((FoundOrCreated) other).transaction)
                && created == ((FoundOrCreated) other).created;
    }

    @Override
    public int hashCode() {
        return Objects.hash(transaction, created);
    }

    @Override
    public String toString() {
        return "FoundOrCreated{transaction=" + transaction + ", created=" + created + "}";
    }
}
