package com.partnero;

import com.partnero.internal.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions to list: all of them or those with one key, and which page.
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

    /** All transactions, newest first: page 1, 100 per page. */
    public static TransactionQuery all() {
        return new TransactionQuery(null, 1, DEFAULT_LIMIT);
    }

    /**
     * The transactions with a key. The service does not keep keys unique, so there may be several.
     *
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or
     *     begins or ends with white space
     */
    public static TransactionQuery byKey(String key) {
        return new TransactionQuery(Checks.identifier("key", key), 1, DEFAULT_LIMIT);
    }

    /**
     * Selects a page.
     *
     * @param number from 1
     * @return a changed copy
     * @throws IllegalArgumentException if the number is less than 1
     */
    public TransactionQuery withPage(int number) {
        return new TransactionQuery(key, Checks.range("page", number, 1, Integer.MAX_VALUE), limit);
    }

    /**
     * Sets how many transactions a page has.
     *
     * @param rows 1 to 250; the vendor's n8n node allows only 10 to 100
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public TransactionQuery withLimit(int rows) {
        return new TransactionQuery(key, page, Checks.range("limit", rows, 1, 250));
    }

    /** The key that the transactions must have; null for all transactions. */
    public @Nullable String key() {
        return key;
    }

    /** The page number, from 1. */
    public int page() {
        return page;
    }

    /** How many transactions a page has: 1 to 250, 100 unless set. */
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
