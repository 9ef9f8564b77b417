package com.partnero.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one program. Immutable and thread-safe.
 *
 * @param program name of the outbox, a slash, and the client
 * @param client the client's name; null if it is not configured here
 * @param counts number of entries by state; states without entries are missing
 * @param conflicts number of undecided orders with different content for one revision
 * @param oldest age of the oldest entry that is not at rest; null if there is none
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
