package com.partnero.spring.boot.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code partnero_outbox}.
 *
 * @param entry what everybody may see
 * @param payload what is to be sent, in JSON; empty for a deletion
 * @param payloadVersion of the JSON
 * @param failures in a row, for the back-off
 * @param absentSince when a look-up first proved that nothing is there, if the last one did
 * @param countedFrom from when its age counts: when it was recorded, or when a person let it be tried again
 * @param version of the row, for optimistic locking
 */
record Entry(
        OutboxEntry entry,
        String payload,
        int payloadVersion,
        int failures,
        @Nullable Instant absentSince,
        Instant countedFrom,
        long version) {

    String id() {
        return entry.id();
    }

    OutboxKind kind() {
        return entry.kind();
    }

    OutboxState state() {
        return entry.state();
    }

    /** Never shows the payload. */
    @Override
    public String toString() {
        return entry.toString();
    }
}
