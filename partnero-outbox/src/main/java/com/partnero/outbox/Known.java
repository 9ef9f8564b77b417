package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What a row knows about Partnero. Only turns and operators change it. Immutable.
 *
 * @param sent JSON of what was last sent or found with the current wire key
 * @param sentNo the {@code wantedNo} of what was sent; null if it was found
 * @param attempts number of creates, deletes and credits sent
 * @param failures consecutive failures, for the back-off
 * @param reason why the row is in this state, for operators
 */
record Known(
        Position at,
        @Nullable String sent,
        @Nullable Integer sentNo,
        Audits audits,
        int attempts,
        int failures,
        @Nullable String reason) {

    Known to(Position next, @Nullable String why) {
        return new Known(next, sent, sentNo, audits, attempts, failures, why);
    }

    Known withSent(@Nullable String content, @Nullable Integer number) {
        return new Known(at, content, number, audits, attempts, failures, reason);
    }

    Known withAudits(Audits next) {
        return new Known(at, sent, sentNo, next, attempts, failures, reason);
    }

    Known withAttempt() {
        return new Known(at, sent, sentNo, audits, attempts + 1, failures, reason);
    }

    Known withFailures(int inARow) {
        return new Known(at, sent, sentNo, audits, attempts, inARow, reason);
    }
}
