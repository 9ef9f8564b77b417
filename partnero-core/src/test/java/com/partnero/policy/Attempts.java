package com.partnero.policy;

import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Failures of attempts, by the words of the specification. */
final class Attempts {

    private Attempts() {}

    static AttemptFailedException notSent() {
        return AttemptFailedException.notSent("the connection was refused");
    }

    static AttemptFailedException status(int status) {
        return status(status, null);
    }

    static AttemptFailedException status(int status, @Nullable Duration retryAfter) {
        return AttemptFailedException.answered(ServiceReply.of(status).withRetryAfter(retryAfter));
    }

    static AttemptFailedException foreign(int status) {
        return foreign(status, null);
    }

    static AttemptFailedException foreign(int status, @Nullable Duration retryAfter) {
        return AttemptFailedException.foreign(
                "an HTML page from nginx", ServiceReply.of(status).withRetryAfter(retryAfter));
    }

    static AttemptFailedException unusable() {
        return AttemptFailedException.unusable(Effect.ENDED, "the answer is unusable", ServiceReply.of(200));
    }

    static AttemptFailedException lost() {
        return AttemptFailedException.lost("the connection broke");
    }

    static AttemptFailedException timedOut() {
        return AttemptFailedException.timedOut(true);
    }

    static AttemptFailedException interrupted() {
        Thread.currentThread().interrupt();
        return AttemptFailedException.interrupted(true);
    }
}
