package com.partnero.reconciliation;

import com.partnero.NewTransaction;
import com.partnero.Transaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between an application's sales and the service's records.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows only the kind; the other parts may be personal data, so think
 * before logging them.
 *
 * @since 0.1.0
 */
public final class Difference {

    private final Kind kind;
    private final @Nullable NewTransaction sold;
    private final @Nullable Transaction recorded;

    Difference(Kind kind, @Nullable NewTransaction sold, @Nullable Transaction recorded) {
        this.kind = kind;
        this.sold = sold;
        this.recorded = recorded;
    }

    /** The kind of difference. */
    public Kind kind() {
        return kind;
    }

    /** The key of the sale; null for a transaction without a key. */
    public @Nullable String key() {
        if (sold != null) {
            return sold.key();
        }
        return recorded == null ? null : recorded.key();
    }

    /** The application's sale; null if the application does not know it. */
    public @Nullable NewTransaction sold() {
        return sold;
    }

    /** The service's transaction, or one of several; null if there is none. */
    public @Nullable Transaction recorded() {
        return recorded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Difference
                && kind == ((Difference) other).kind
                && Objects.equals(sold, ((Difference) other).sold)
                && Objects.equals(recorded, ((Difference) other).recorded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, sold, recorded);
    }

    @Override
    public String toString() {
        return "Difference[" + kind + "]";
    }

    /**
     * How the two sides differ.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** Sold but not recorded: nobody is paid. {@code createIfAbsent} repairs it. */
        MISSING,
        /** Recorded several times with one key: paid several times. A person must decide. */
        RECORDED_SEVERAL_TIMES,
        /** Recorded with another amount, action or buyer. */
        DIFFERENT,
        /** Recorded with another number in another unit: the service converted it, or it is wrong. Nobody can tell. */
        NOT_COMPARABLE,
        /** Recorded but unknown to the application. Every transaction without a key is reported as unknown. */
        UNKNOWN,
        /** The service does not filter its list by key, so nothing is known about the sale. */
        UNPROVEN
    }
}
