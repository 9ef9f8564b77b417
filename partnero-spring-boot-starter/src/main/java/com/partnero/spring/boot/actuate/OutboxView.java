package com.partnero.spring.boot.actuate;

import org.jspecify.annotations.Nullable;

/** The outboxes, as the endpoint sees them. It names no type of a module that may be missing. */
interface OutboxView {

    /** Whether there is an outbox of this name; of a tenant also if its key is gone. */
    boolean has(String client);

    Object summary(String client);

    /** Null if there is no such order. */
    @Nullable
    Object order(String client, String key);

    /** Null if there is no such entry, or it needs no such decision. */
    @Nullable
    Object decide(String client, String key, @Nullable String action, @Nullable String reason);

    /** Whether an order has an entry; the service is not asked. */
    boolean knows(String client, String key);

    Object decideAll(
            String client,
            @Nullable String state,
            @Nullable String kind,
            @Nullable String action,
            @Nullable String reason);
}
