package com.partnero.spring.boot.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the state machine wants done. */
sealed interface Step {

    /** Nothing, now or later. */
    record Done() implements Step {}

    /** Nothing before that moment. */
    record Wait(Instant due) implements Step {}

    /** Store {@link OutboxState#SENDING}, then send. */
    record Send() implements Step {}

    /** Ask the service what it has under the key. */
    record Look() implements Step {}

    /** Ask the service whether what it refused is there already. */
    record LookAfterRefusal(String refusal) implements Step {}

    /**
     * Store a state.
     *
     * @param state the new one
     * @param reason why it is not delivered, or null
     * @param due when the next turn is, or null if there is none
     * @param failures in a row
     * @param absentSince when a look-up first proved that nothing is there
     */
    record Move(
            OutboxState state,
            @Nullable String reason,
            @Nullable Instant due,
            int failures,
            @Nullable Instant absentSince)
            implements Step {}
}
