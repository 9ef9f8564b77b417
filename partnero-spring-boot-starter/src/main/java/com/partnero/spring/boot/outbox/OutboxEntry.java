package com.partnero.spring.boot.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the outbox, as it is now.
 *
 * <p>Immutable. {@link #toString()} shows neither the key nor the content.
 *
 * @param id the primary key of its row: safe to show and to log, unlike the key
 * @param client the program that it goes to
 * @param kind what it asks for
 * @param key the key of the sale, or your number of the credit
 * @param state how far it has come
 * @param attempts how often it was sent or tried to be sent
 * @param reason why it is not delivered, or why it was discarded; without data of the sale
 * @param recordedAt when the application recorded it
 * @param changedAt when its state last changed
 * @param dueAt when its next turn is; null if there is none
 * @since 0.1.0
 */
public record OutboxEntry(
        String id,
        String client,
        OutboxKind kind,
        String key,
        OutboxState state,
        int attempts,
        @Nullable String reason,
        Instant recordedAt,
        Instant changedAt,
        @Nullable Instant dueAt) {

    @Override
    public String toString() {
        return "OutboxEntry[" + id + ", " + kind + ", " + state + ", attempts=" + attempts + "]";
    }
}
