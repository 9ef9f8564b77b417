package com.partnero.policy;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import java.time.Duration;
import java.util.Map;
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
        Effect effect = status == 408 || status == 502 || status == 504
                ? Effect.RUNNING
                : status >= 500 ? Effect.ENDED : Effect.REFUSED;
        return AttemptFailedException.answered(effect, status, retryAfter, null, null, Map.of());
    }

    static AttemptFailedException unusable() {
        return AttemptFailedException.unusable(Effect.ENDED, 200, "the answer is unusable", null, null, Map.of());
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
