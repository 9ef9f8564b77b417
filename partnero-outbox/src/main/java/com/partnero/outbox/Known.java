package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What a row says of Partnero; only turns and persons change it. Immutable.
 *
 * @param sent what was last sent, or found, under the present wire key, in JSON
 * @param sentNo the number of the wish that was sent; null if it was found
 * @param attempts how many requests were sent that change something
 * @param failures in a row, for the back-off
 * @param reason why it is where it is, for persons
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
