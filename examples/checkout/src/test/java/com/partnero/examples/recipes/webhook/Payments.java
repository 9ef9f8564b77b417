package com.partnero.examples.recipes.webhook;

import com.partnero.errors.Retry;
import com.partnero.examples.recipes.webhook.PaymentWebhook.Paid;

// snippet: payments
/** The shop's own table of payments: one row per payment, in the database. */
public interface Payments {

    /** Whether the payment was refunded, also if the payment itself has not come yet. */
    boolean isRefunded(String payment);

    void setRefunded(String payment);

    /**
     * Keeps what failed, and replaces what was kept of the payment before. A person looks at {@code NEVER}. A job calls the
     * webhook's method again for the others: {@code paid(paid)}, or {@code refunded(payment)} if {@code paid} is null.
     */
    void park(String payment, Paid paid, Retry retry, String why);

    /** Forgets what was kept. */
    void unpark(String payment);
}
// end
