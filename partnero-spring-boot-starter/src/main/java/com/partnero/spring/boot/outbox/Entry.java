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

    private static final int REASON = 1000;

    String id() {
        return entry.id();
    }

    OutboxKind kind() {
        return entry.kind();
    }

    OutboxState state() {
        return entry.state();
    }

    /** The row once a state is stored. Storing {@link OutboxState#SENDING} counts as an attempt. */
    Entry moved(Step.Move move, Instant countedFrom, Instant now) {
        OutboxEntry next = new OutboxEntry(
                entry.id(),
                entry.client(),
                entry.kind(),
                entry.key(),
                move.state(),
                entry.attempts() + (move.state() == OutboxState.SENDING ? 1 : 0),
                shortened(move.reason()),
                entry.recordedAt(),
                now,
                move.due());
        return new Entry(next, payload, payloadVersion, move.failures(), move.absentSince(), countedFrom, version + 1);
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null || reason.length() <= REASON ? reason : reason.substring(0, REASON);
    }

    /** Never shows the payload. */
    @Override
    public String toString() {
        return entry.toString();
    }
}
