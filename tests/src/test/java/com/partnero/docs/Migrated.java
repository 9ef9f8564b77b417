package com.partnero.docs;

// snippet: migrated
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;

final class Migrated {

    private final PartneroTransactions transactions;

    Migrated(PartneroTransactions transactions) {
        this.transactions = transactions;
    }

    void paid(String order, String amount, String customer) {
        transactions.create(NewTransaction.builder()
                .key(order)
                .amount(Amount.of(amount, "USD"))
                .buyer(CustomerRef.id(customer))
                .build());
    }
}
// end
