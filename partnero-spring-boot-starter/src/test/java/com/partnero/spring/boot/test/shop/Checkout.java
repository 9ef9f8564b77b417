package com.partnero.spring.boot.test.shop;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
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
