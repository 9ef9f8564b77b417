package com.partnero.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one program that wait for something. Immutable and thread-safe.
 *
 * @param program name of the outbox, a slash, and the client
 * @param client the client's name; null if it is not configured here, or its API key was not found a moment ago
 * @param counts number of waiting entries by state; states without such entries are missing. An entry waits if it is not at rest,
 *     needs a person, or is at rest and an order has changed since
 * @param conflicts number of undecided orders with different content for one revision
 * @param oldest age of the oldest waiting entry that needs no person; null if there is none
 * @param pausedUntil when deliveries resume; null if the program is not paused
 * @param pauseReason why it is paused; null if it is not paused
 * @since 0.1.0
 */
public record OutboxSummary(
        String program,
        @Nullable String client,
        Map<OutboxState, Long> counts,
        long conflicts,
        @Nullable Duration oldest,
        @Nullable Instant pausedUntil,
        @Nullable String pauseReason) {

    /**
     * Copies the map.
     */
    public OutboxSummary {
        counts = Map.copyOf(counts);
    }
}
