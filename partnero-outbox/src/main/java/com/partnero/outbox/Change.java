package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants for an entry.
 *
 * @param payload a sale or credit in JSON; null if nothing is wanted
 * @param look the deliverer's first look-up if the entry is new
 * @param delay milliseconds until the entry is due if it is new
 * @param words a line for the history; names no person
 */
record Change(
        String id,
        String program,
        OutboxKind kind,
        String key,
        @Nullable String payload,
        long revision,
        @Nullable Long soldAt,
        NextLook look,
        long delay,
        String words) {

    /** The revision of {@code record}. */
    static final long LEAST = Long.MIN_VALUE;

    /** The revision of {@code remove} without one. */
    static final long GREATEST = Long.MAX_VALUE;

    boolean wantsSale() {
        return payload != null;
    }
}
