package com.partnero.policy;

import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Matches the answer to a batch with its sales, by key and not by position. */
final class BatchOrder {

    private BatchOrder() {}

    /** The rows in the order of the sales if every sale has a key that the answer repeats, else as they came. */
    static List<Transaction> of(NewTransactionBatch batch, List<Transaction> made) {
        Map<String, Transaction> byKey = new HashMap<>();
        for (Transaction row : made) {
            if (row.key() != null) {
                byKey.put(row.key(), row);
            }
        }
        List<Transaction> ordered = new ArrayList<>();
        for (NewTransaction sale : batch.transactions()) {
            Transaction row = sale.key() == null ? null : byKey.get(sale.key());
            if (row == null) {
                return List.copyOf(made);
            }
            ordered.add(row);
        }
        return List.copyOf(ordered);
    }
}
