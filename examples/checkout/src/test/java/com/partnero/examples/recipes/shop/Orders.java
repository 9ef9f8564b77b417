package com.partnero.examples.recipes.shop;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import org.springframework.stereotype.Service;

/** Records what was paid. */
// snippet: spring-inject
@Service
public class Orders {

    private final PartneroTransactions transactions;

    public Orders(PartneroTransactions transactions) {
        this.transactions = transactions;
    }

    public void paid(String order, String customer, String amount) {
        transactions.create(NewTransaction.builder()
                .key(order)
                .amount(Amount.of(amount, "EUR"))
                .buyer(CustomerRef.id(customer))
                .build());
    }
}
// end
