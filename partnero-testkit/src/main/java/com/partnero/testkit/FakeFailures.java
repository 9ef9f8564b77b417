package com.partnero.testkit;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a transport over HTTP would make of refusals and faults, word for word. */
final class FakeFailures {

    private static final int OK = 200;

    private FakeFailures() {}

    static AttemptFailedException notFound() {
        return AttemptFailedException.answered(Effect.REFUSED, 404, null, null, null, Map.of());
    }

    /** A 404 that speaks of no transaction and no customer proves nothing about them. */
    static AttemptFailedException noRoute() {
        return AttemptFailedException.unusable(
                Effect.RUNNING,
                404,
                "HTTP 404 that is not the service's word about a transaction or customer",
                null,
                Refusal.noRoute().message(),
                Map.of());
    }

    static AttemptFailedException of(Refusal refusal) {
        return answered(refusal.status(), null, refusal.message(), refusal.fieldErrors());
    }

    /** @param fault one that hides the answer */
    static AttemptFailedException of(Fault fault) {
        return switch (fault.effect()) {
            case STATUS -> status(fault);
            case HTML -> unusable("the answer is unusable: not JSON (byte 0)", null);
            case EMPTY -> unusable("the answer is unusable: empty", null);
            case TRUNCATED -> unusable("the answer is unusable: the JSON document ends too early", null);
            case STATUS_ZERO -> unusable("the answer says that it failed (HTTP 200)", fault.message());
            case NONE, CLOSED, STALLED -> AttemptFailedException.lost("the connection broke");
        };
    }

    private static AttemptFailedException status(Fault fault) {
        int status = fault.status();
        if (status < 400) {
            return AttemptFailedException.unusable(
                    Effect.RUNNING,
                    status,
                    "HTTP " + status + ", a redirect, which is never followed",
                    null,
                    fault.message(),
                    Map.of());
        }
        Integer seconds = fault.retryAfter();
        return answered(status, seconds == null ? null : Duration.ofSeconds(seconds), fault.message(), Map.of());
    }

    private static AttemptFailedException answered(
            int status, @Nullable Duration retryAfter, String message, Map<String, List<String>> fieldErrors) {
        return AttemptFailedException.answered(Effect.ofStatus(status), status, retryAfter, null, message, fieldErrors);
    }

    private static AttemptFailedException unusable(String message, @Nullable String serviceMessage) {
        return AttemptFailedException.unusable(Effect.ENDED, OK, message, null, serviceMessage, Map.of());
    }
}
