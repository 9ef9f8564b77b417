package com.partnero.outbox;

import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import java.time.Instant;

/** Sales in the currency of the emulator's program. */
final class Sales {

    private Sales() {}

    static NewTransaction sale(String key, String amount) {
        return old(key, amount).toBuilder().createdAt(Instant.now()).build();
    }

    /** Without a date: it is looked up before it is sent. */
    static NewTransaction old(String key, String amount) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount, "USD"))
                .buyer(CustomerRef.id("buyer"))
                .build();
    }

    static Credit credit(String amount) {
        return Credit.of("buyer", Amount.of(amount, "USD"));
    }
}
