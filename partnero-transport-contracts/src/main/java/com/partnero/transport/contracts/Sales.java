package com.partnero.transport.contracts;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;

/** The sales that the contracts record. Each contains a person who must not appear anywhere else. */
final class Sales {

    static final String SECOND_KEY = "canary-order-1043";
    static final String REFERRER = "customer_123";
    static final String AMOUNT = "99.99";

    private Sales() {}

    static NewTransaction sale(String key) {
        return unfinished().key(key).build();
    }

    /** For cases whose answers have any amount and buyer: a buyer named by referral key contradicts no id. */
    static NewTransaction of(String key, String amount) {
        return unfinished(amount, "ref_1").key(key).build();
    }

    /** The same without a key. */
    static NewTransaction keylessOf(String amount, String referralKey) {
        return unfinished(amount, referralKey).withoutKey().build();
    }

    private static NewTransaction.Builder unfinished(String amount, String referralKey) {
        return NewTransaction.builder().amount(Amount.of(amount)).buyer(CustomerRef.key(referralKey));
    }

    /** For cases that record more than one sale: a service may refuse to create the same customer twice. */
    static NewTransaction ofKnownBuyer(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(AMOUNT, "EUR"))
                .buyer(CustomerRef.id(Canary.CUSTOMER))
                .build();
    }

    static NewTransaction withoutKey() {
        return unfinished().withoutKey().build();
    }

    static NewTransactionBatch batch() {
        return NewTransactionBatch.of(sale(Canary.KEY), sale(SECOND_KEY));
    }

    private static NewTransaction.Builder unfinished() {
        return NewTransaction.builder()
                .amount(Amount.of(AMOUNT, "EUR"))
                .buyer(NewCustomer.builder()
                        .id(Canary.BUYER)
                        .email(Canary.EMAIL)
                        .name(Canary.NAME)
                        .referrer(CustomerRef.id(REFERRER))
                        .build());
    }
}
