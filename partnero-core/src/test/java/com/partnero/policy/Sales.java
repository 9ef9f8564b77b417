package com.partnero.policy;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sales, what the service shows of them, and the settings of a client that records them. */
final class Sales {

    static final NewTransaction SALE = sale("order-1042", "99.99");
    static final Transaction RECORDED = recorded("order-1042", "99.99");

    private Sales() {}

    static NewTransaction sale(String key, String amount) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    static NewTransaction keyless(String amount) {
        return NewTransaction.builder()
                .withoutKey()
                .amount(Amount.of(amount))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    static NewTransactionBatch batch(String... keys) {
        List<NewTransaction> sales = new ArrayList<>();
        for (String key : keys) {
            sales.add(sale(key, "1"));
        }
        return NewTransactionBatch.of(sales);
    }

    static Transaction recorded(String key, String amount) {
        return Transaction.builder()
                .key(key)
                .amount(Amount.of(amount, "USD"))
                .buyer("customer_456")
                .referrer("customer_123")
                .build();
    }

    static ClientSettings settings(RetryPolicy retry, PartneroObserver observer, Duration callTimeout) {
        return new ClientSettings(
                ClientSettings.always(ApiKey.of("secret")),
                URI.create("https://api.partnero.com/v1"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(8),
                callTimeout,
                null,
                retry,
                ResponseLimits.defaults(),
                observer);
    }
}
