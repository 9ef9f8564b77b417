package com.partnero.spring.boot;

import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroNotSentException;
import org.springframework.beans.factory.ObjectProvider;

/** Refuses orders that the outbox records. Thread-safe. */
final class OutboxGuard {

    private final String client;
    private final ObjectProvider<RecordedOrders> orders;

    OutboxGuard(String client, ObjectProvider<RecordedOrders> orders) {
        this.client = client;
        this.orders = orders;
    }

    /** @throws PartneroConflictException {@code NOT_APPLIED} if the order has an entry in the outbox */
    void check(NewTransaction sale) {
        String key = sale.key();
        RecordedOrders recorded = orders.getIfAvailable();
        if (key == null || recorded == null) {
            return;
        }
        boolean known;
        try {
            known = recorded.contains(client, key);
        } catch (RuntimeException e) {
            throw new PartneroNotSentException(
                    failure("the outbox could not be asked whether it records this order", key)
                            .advice("Call again once the database of the outbox answers")
                            .diagnosis(e));
        }
        if (known) {
            throw new PartneroConflictException(failure("the outbox records this order", key)
                    .advice("Use PartneroOutbox.record, amend or remove for it; they may be repeated"));
        }
    }

    private static Failure failure(String reason, String key) {
        return Failure.of(Operation.CREATE_IF_ABSENT, Outcome.NOT_APPLIED, reason)
                .transactionKey(key);
    }
}
