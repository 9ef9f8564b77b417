package com.partnero.spring.boot.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.Transaction;

/** What an entry asks for, as a call of the client. */
sealed interface Request {

    void send(Partnero partnero);

    /** What transactions with the entry's key prove about it. */
    Found foundIn(Page<Transaction> page);

    /** The client never sends it again after an uncertain attempt; it looks it up, and says if that proves nothing. */
    record Sale(NewTransaction sale) implements Request {

        @Override
        public void send(Partnero partnero) {
            partnero.transactions().create(sale);
        }

        @Override
        public Found foundIn(Page<Transaction> page) {
            return KeyEvidence.ofSale(sale, page);
        }
    }

    /** Nothing can be looked up. */
    record CreditNote(Credit credit) implements Request {

        @Override
        public void send(Partnero partnero) {
            partnero.balances().credit(credit.customerId(), credit.amount());
        }

        @Override
        public Found foundIn(Page<Transaction> page) {
            return Found.UNPROVEN;
        }
    }

    /** Takes a sale back. */
    record Deletion(String key) implements Request {

        @Override
        public void send(Partnero partnero) {
            partnero.transactions().delete(key);
        }

        @Override
        public Found foundIn(Page<Transaction> page) {
            return KeyEvidence.ofDeletion(key, page);
        }
    }
}
