package com.partnero.spring.boot;

import com.partnero.ApiKey;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroNotSentException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/** Refuses orders that the outbox records. Thread-safe. */
final class OutboxGuard {

    private final Supplier<Set<String>> names;
    private final Function<ApiKey, Set<String>> namesOfKey;
    private final ObjectProvider<RecordedOrders> orders;

    /** @param namesOfKey the clients of the application that have this key: several may, and the outbox tells them apart */
    OutboxGuard(String client, Function<ApiKey, Set<String>> namesOfKey, ObjectProvider<RecordedOrders> orders) {
        this(() -> Set.of(client), namesOfKey, orders);
    }

    private OutboxGuard(
            Supplier<Set<String>> names,
            Function<ApiKey, Set<String>> namesOfKey,
            ObjectProvider<RecordedOrders> orders) {
        this.names = names;
        this.namesOfKey = namesOfKey;
        this.orders = orders;
    }

    /** For calls with another key: the outbox knows the programs of the application's clients. */
    OutboxGuard withKey(Supplier<ApiKey> apiKey) {
        return new OutboxGuard(() -> namesOfKey.apply(apiKey.get()), namesOfKey, orders);
    }

    /** For calls of a tenant. */
    OutboxGuard of(String client) {
        return new OutboxGuard(client, namesOfKey, orders);
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
            known = names.get().stream().anyMatch(client -> recorded.contains(client, key));
        } catch (RuntimeException e) {
            throw new PartneroNotSentException(failure("the outbox could not say whether it records this order", key)
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
