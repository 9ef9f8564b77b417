package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import com.partnero.spi.StatusMeaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The failures that a transport over HTTP reports for refusals and faults, with the same messages. */
final class FakeFailures {

    private static final int OK = 200;

    private FakeFailures() {}

    static AttemptFailedException notFound() {
        return AttemptFailedException.answered(ServiceReply.of(404));
    }

    /** A 404 about an address proves nothing about a transaction or a customer. */
    static AttemptFailedException noRoute() {
        return AttemptFailedException.foreign(
                "a message about an address",
                ServiceReply.of(404).withMessage(Refusal.noRoute().message()));
    }

    static AttemptFailedException of(Refusal refusal) {
        return AttemptFailedException.answered(ServiceReply.of(refusal.status())
                .withMessage(refusal.message())
                .withFieldErrors(refusal.fieldErrors()));
    }

    /**
     * The failure for a fault.
     *
     * @param fault one that hides the answer
     */
    static AttemptFailedException of(Fault fault, Operation operation) {
        return switch (fault.effect()) {
            case STATUS -> status(fault, operation);
            case HTML -> unusable("the answer is unusable: not JSON (byte 0)", null);
            case EMPTY -> unusable("the answer is unusable: empty", null);
            case TRUNCATED -> unusable("the answer is unusable: the JSON document ends too early", null);
            case STATUS_ZERO -> unusable("the answer reports a failure (HTTP 200)", fault.message());
            case NONE, CLOSED, STALLED, FOREIGN -> AttemptFailedException.lost("the connection broke");
        };
    }

    private static AttemptFailedException status(Fault fault, Operation operation) {
        int status = fault.status();
        Refusal refusal = PlannedRefusal.of(fault, operation);
        Integer seconds = fault.retryAfter();
        ServiceReply reply = ServiceReply.of(status)
                .withRetryAfter(seconds == null ? null : Duration.ofSeconds(seconds))
                .withMessage(refusal.message())
                .withFieldErrors(refusal.fieldErrors());
        if (status < 400) {
            return AttemptFailedException.unusable(
                    Effect.RUNNING, "HTTP " + status + ", a redirect, which is never followed", reply);
        }
        return StatusMeaning.of(status) == StatusMeaning.FOREIGN
                ? AttemptFailedException.foreign("a status that the service does not use", reply)
                : AttemptFailedException.answered(reply);
    }

    private static AttemptFailedException unusable(String message, @Nullable String serviceMessage) {
        return AttemptFailedException.unusable(
                Effect.ENDED, message, ServiceReply.of(OK).withMessage(serviceMessage));
    }
}
