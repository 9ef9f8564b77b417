package com.partnero.docs;

// snippet: refunds
import com.partnero.NewTransaction;
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

    /** A part was refunded: what is left of the sale is a sale of its own, under a key of its own. */
    void partlyRefunded(String order, NewTransaction remainder) {
        transactions.deleteIfExists(order);
        transactions.createIfAbsent(remainder);
    }
}
// end
