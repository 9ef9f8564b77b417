package com.partnero.examples.recipes.webhook;

import com.partnero.errors.PartneroException;

/** The shop's own table of payments: one row per payment, in the database. */
public interface Payments {

    /** Whether the payment was refunded, also if the payment itself has not come yet. */
    boolean isRefunded(String payment);

    void setRefunded(String payment);

    /** Keeps the failure for a person, or for a job that calls the webhook's method again; replaces an earlier one. */
    void park(String payment, PartneroException failed);

    /** Forgets what was kept. */
    void unpark(String payment);
}
