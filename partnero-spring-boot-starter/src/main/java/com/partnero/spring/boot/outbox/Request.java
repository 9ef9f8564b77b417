package com.partnero.spring.boot.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;

/** What an entry asks for, as a call of the client. */
sealed interface Request {

    void send(Partnero partnero);

    /** What transactions with the entry's key prove about it. */
    LookUpResult foundIn(Page<Transaction> page);

    /** The client never sends it again after an uncertain attempt; it looks it up, and says if that proves nothing. */
    record Sale(NewTransaction sale) implements Request {

        @Override
        public void send(Partnero partnero) {
            partnero.transactions().create(sale);
        }

        @Override
        public LookUpResult foundIn(Page<Transaction> page) {
            LookUpResult found = Evidence.ofSale(sale, page);
            boolean deleted = page.items().stream().anyMatch(row -> Evidence.isAbout(String.valueOf(sale.key()), row));
            // What somebody has deleted since is not to be made anew.
            return found == LookUpResult.MISSING && deleted ? LookUpResult.DIFFERENT : found;
        }
    }

    /** Nothing can be looked up. */
    record CreditNote(Credit credit) implements Request {

        @Override
        public void send(Partnero partnero) {
            partnero.balances().credit(credit.customerId(), credit.amount());
        }

        @Override
        public LookUpResult foundIn(Page<Transaction> page) {
            return LookUpResult.UNPROVEN;
        }
    }

    /** Takes a sale back. */
    record Deletion(String key) implements Request {

        @Override
        public void send(Partnero partnero) {
            partnero.transactions().delete(key);
        }

        @Override
        public LookUpResult foundIn(Page<Transaction> page) {
            return Evidence.ofKey(key, page);
        }
    }
}
