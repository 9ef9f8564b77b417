package com.partnero.spring.boot.test.shop;

import com.partnero.Amount;
import com.partnero.customers.CustomerRef;
import com.partnero.transactions.NewTransaction;
import com.partnero.transactions.PartneroTransactions;
import com.partnero.transactions.Transaction;
import org.springframework.stereotype.Service;

/** What tests of the shop are about. */
@Service
public class Checkout {

    private final PartneroTransactions transactions;

    Checkout(PartneroTransactions transactions) {
        this.transactions = transactions;
    }

    public Transaction pay(String order) {
        return transactions.create(NewTransaction.builder()
                .key(order)
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("buyer"))
                .build());
    }
}
