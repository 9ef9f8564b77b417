package com.partnero.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. API document: "Get a list of transactions".
 *
 * @param rows newest first
 * @param number from 1
 * @param size how many rows a full page has
 * @param hasNext whether there is a next page
 */
record TransactionPage(List<TransactionRow> rows, int number, int size, boolean hasNext) {

    /** Copies the rows. */
    public TransactionPage {
        rows = List.copyOf(rows);
    }

    /** The position of the first row in the whole list, from 1; null on an empty page. */
    public @Nullable Integer from() {
        return rows.isEmpty() ? null : (number - 1) * size + 1;
    }

    /** The position of the last row in the whole list, from 1; null on an empty page. */
    public @Nullable Integer to() {
        return rows.isEmpty() ? null : (number - 1) * size + rows.size();
    }
}
