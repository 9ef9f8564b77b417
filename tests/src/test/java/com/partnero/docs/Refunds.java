package com.partnero.docs;

// snippet: refunds
import com.partnero.PartneroTransactions;

final class Refunds {

    private final PartneroTransactions transactions;

    Refunds(PartneroTransactions transactions) {
        this.transactions = transactions;
    }

    /** False if there was nothing to take back. */
    boolean refunded(String order) {
        return transactions.deleteIfExists(order);
    }
}
// end
