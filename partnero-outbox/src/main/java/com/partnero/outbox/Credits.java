package com.partnero.outbox;

import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.GivenUp;
import com.partnero.outbox.Step.Move;
import com.partnero.outbox.Step.Post;
import com.partnero.outbox.Step.Rest;

/** All decisions about a credit. A credit cannot be looked up, so a person decides about one that may have been carried out. */
final class Credits {

    private Credits() {}

    static Step next(Position at, boolean isLate) {
        return switch (at.state()) {
            case NOT_SENT ->
                isLate ? stop(at, "not delivered within max-age") : new Post(at.sending(at.wire()), GivenUp.NO);
            case SENDING -> stop(at, "the application ended while sending: it may have been carried out");
            default -> new Rest();
        };
    }

    static Move afterPost(Position at, Answer answer) {
        return switch (answer.kind()) {
            case ACCEPTED -> new Move(at.to(OutboxState.RECORDED), Due.AT_REST);
            case NOT_APPLIED -> new Move(at.to(OutboxState.NOT_SENT), Due.BACK_OFF, answer.reason());
            case NOT_REFERRED, TAKEN, REFUSED -> stop(at.to(OutboxState.NOT_SENT), answer.reason());
            case UNKNOWN -> stop(at, "it may have been carried out: " + answer.reason());
        };
    }

    static Move retry(Position at) {
        return new Move(at.to(OutboxState.NOT_SENT), Due.NOW);
    }

    private static Move stop(Position at, String reason) {
        return new Move(at.stopped(), Due.AT_REST, reason);
    }
}
