package com.partnero.reconciliation;

import com.partnero.NewTransaction;
import com.partnero.Transaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which an application and the service do not agree.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows the kind only: think before logging the rest.
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

    /**
     * What is wrong.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The key that it is about.
     *
     * @return the key; null for a transaction that has none
     */
    public @Nullable String key() {
        if (sold != null) {
            return sold.key();
        }
        return recorded == null ? null : recorded.key();
    }

    /**
     * What the application has sold.
     *
     * @return the sale; null if it knows of none
     */
    public @Nullable NewTransaction sold() {
        return sold;
    }

    /**
     * What the service has recorded; of several transactions one.
     *
     * @return the transaction; null if there is none
     */
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
     * The ways in which the two sides differ.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** Sold, and not recorded: nobody is paid. {@code createIfAbsent} mends it. */
        MISSING,
        /** Recorded several times under one key: paid several times. A person decides. */
        RECORDED_SEVERAL_TIMES,
        /** Recorded with another amount, action or buyer. */
        DIFFERENT,
        /** Recorded, and unknown to the application; also every transaction without a key. */
        UNKNOWN,
        /** The service's list does not filter by key, so that nothing can be told of the sale. */
        UNPROVEN
    }
}
