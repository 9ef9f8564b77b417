package com.partnero;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Several sales of one buyer, recorded by one request.
 *
 * <pre>{@code NewTransactionBatch.of(sale("order-1042"), sale("order-1043"))}</pre>
 *
 * <p>The API document does not say how large a batch may be, or whether the service can record only a part of it. This
 * library never splits a batch. Immutable and thread-safe. API document: "Create a transaction", {@code transactions}.
 *
 * @since 0.1.0
 */
public final class NewTransactionBatch implements Value {

    private final List<NewTransaction> transactions;

    private NewTransactionBatch(List<NewTransaction> transactions) {
        this.transactions = transactions;
    }

    /**
     * A batch of sales.
     *
     * @param transactions at least one, all with the same buyer and with different keys
     * @throws IllegalArgumentException if there are no transactions, their buyers differ, or a key occurs twice
     */
    public static NewTransactionBatch of(NewTransaction... transactions) {
        return of(Arrays.asList(transactions));
    }

    /**
     * A batch of sales.
     *
     * @param transactions at least one, all with the same buyer and with different keys
     * @throws IllegalArgumentException if there are no transactions, their buyers differ, or a key occurs twice
     */
    public static NewTransactionBatch of(List<NewTransaction> transactions) {
        List<NewTransaction> copy = List.copyOf(transactions);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one transaction");
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < copy.size(); i++) {
            NewTransaction transaction = copy.get(i);
            if (!transaction.buyer().equals(copy.get(0).buyer())) {
                throw new IllegalArgumentException(
                        "a batch is for one buyer, but transactions 0 and " + i + " have different buyers");
            }
            String key = transaction.key();
            if (key != null && !keys.add(key)) {
                throw new IllegalArgumentException("transaction " + i
                        + " repeats a key of this batch: the service would record both and pay twice");
            }
        }
        return new NewTransactionBatch(copy);
    }

    /** The buyer of every transaction. */
    public Buyer buyer() {
        return transactions.get(0).buyer();
    }

    /** The sales, in an immutable list that is never empty. */
    public List<NewTransaction> transactions() {
        return transactions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewTransactionBatch && ((NewTransactionBatch) other).transactions.equals(transactions);
    }

    @Override
    public int hashCode() {
        return transactions.hashCode();
    }

    @Override
    public String toString() {
        return "NewTransactionBatch" + transactions;
    }
}
