package com.partnero.spring.boot;

import com.partnero.ApiKey;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroNotSentException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Refuses orders that the outbox records. Thread-safe. */
final class OutboxGuard {

    private final Supplier<@Nullable String> client;
    private final Function<ApiKey, @Nullable String> clients;
    private final ObjectProvider<RecordedOrders> orders;

    /** @param clients the client whose key is this one; null if no client of the application has it */
    OutboxGuard(String client, Function<ApiKey, @Nullable String> clients, ObjectProvider<RecordedOrders> orders) {
        this(() -> client, clients, orders);
    }

    private OutboxGuard(
            Supplier<@Nullable String> client,
            Function<ApiKey, @Nullable String> clients,
            ObjectProvider<RecordedOrders> orders) {
        this.client = client;
        this.clients = clients;
        this.orders = orders;
    }

    /** For calls with another key: the outbox knows the programs of the application's clients. */
    OutboxGuard withKey(Supplier<ApiKey> apiKey) {
        return new OutboxGuard(() -> clients.apply(apiKey.get()), clients, orders);
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
            String program = client.get();
            known = program != null && recorded.contains(program, key);
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
