package com.partnero;

import com.partnero.internal.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions to list: all of them or those with a key, and which page.
 *
 * <pre>{@code TransactionQuery.all().withLimit(50).withPage(2)}</pre>
 *
 * <p>Immutable and thread-safe. API document: "Get a list of transactions".
 *
 * @since 0.1.0
 */
public final class TransactionQuery {

    private static final int DEFAULT_LIMIT = 100;

    private final @Nullable String key;
    private final int page;
    private final int limit;

    private TransactionQuery(@Nullable String key, int page, int limit) {
        this.key = key;
        this.page = page;
        this.limit = limit;
    }

    /**
     * The first hundred of all transactions, newest first.
     *
     * @return the query
     */
    public static TransactionQuery all() {
        return new TransactionQuery(null, 1, DEFAULT_LIMIT);
    }

    /**
     * The transactions with a key. The service does not keep keys unique, so there may be several.
     *
     * @param key the key
     * @return the query
     * @throws IllegalArgumentException if it is blank, {@code .} or {@code ..}, or holds control characters
     */
    public static TransactionQuery byKey(String key) {
        return new TransactionQuery(Checks.identifier("key", key), 1, DEFAULT_LIMIT);
    }

    /**
     * Chooses a page.
     *
     * @param number from 1
     * @return a changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public TransactionQuery withPage(int number) {
        return new TransactionQuery(key, Checks.range("page", number, 1, Integer.MAX_VALUE), limit);
    }

    /**
     * Chooses how many transactions a page has.
     *
     * @param rows 1 to 250; parts of the service's own software allow 10 to 100 only
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public TransactionQuery withLimit(int rows) {
        return new TransactionQuery(key, page, Checks.range("limit", rows, 1, 250));
    }

    /**
     * The key that the transactions must have.
     *
     * @return the key, or null for all transactions
     */
    public @Nullable String key() {
        return key;
    }

    /**
     * Which page.
     *
     * @return from 1
     */
    public int page() {
        return page;
    }

    /**
     * How many transactions a page has.
     *
     * @return 1 to 250; 100 unless set
     */
    public int limit() {
        return limit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransactionQuery
                && Objects.equals(key, ((TransactionQuery) other).key)
                && page == ((TransactionQuery) other).page
                && limit == ((TransactionQuery) other).limit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, page, limit);
    }

    @Override
    public String toString() {
        return "TransactionQuery[" + (key == null ? "all" : "by key") + ", page=" + page + ", limit=" + limit + "]";
    }
}
