package com.partnero.docs;

import com.partnero.CallOptions;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.errors.PartneroConcurrencyLimitException;
import com.partnero.feign.FeignPartnero;
import java.time.Duration;
import java.util.function.Consumer;

/** A checkout that many buyers use at once. */
final class BusyCheckout {

    private final PartneroTransactions transactions;
    private final Consumer<NewTransaction> later;

    BusyCheckout(Partnero partnero, Consumer<NewTransaction> later) {
        // snippet: checkout-load-deadline
        PartneroTransactions transactions = partnero.with(CallOptions.none().withDeadline(Duration.ofMillis(500)))
                .transactions();
        // end
        this.transactions = transactions;
        this.later = later;
    }

    void paid(NewTransaction sale) {
        // snippet: checkout-load
        try {
            transactions.create(sale);
        } catch (PartneroConcurrencyLimitException e) {
            later.accept(sale); // Nothing was sent.
        }
        // end
    }

    static Partnero forBulkWork(String key) {
        // snippet: bulk-limit
        Partnero importer = FeignPartnero.builder()
                .apiKey(key)
                .maxRequestsPerSecond(50) // a little less than the service accepts
                .build();
        // end
        return importer;
    }
}
