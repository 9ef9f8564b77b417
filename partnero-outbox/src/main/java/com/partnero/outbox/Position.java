package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an order at Partnero. Calls of the application never change it.
 *
 * @param wire number of the current wire key: 1 for the order's own key, n for {@code KEY~n}
 * @param stoppedIn the state in which the row stopped for a person, or null
 */
record Position(
        OutboxState state,
        NextLook look,
        int wire,
        @Nullable OutboxState stoppedIn) {

    /** The position of a new row. */
    static Position start(NextLook look) {
        return new Position(OutboxState.NOT_SENT, look, 1, null);
    }

    Position to(OutboxState next) {
        return to(next, NextLook.NONE);
    }

    Position to(OutboxState next, NextLook nextLook) {
        return new Position(next, nextLook, wire, null);
    }

    /** A create is being sent. Remembers whether a repetition needs a look-up first. */
    Position sending(int nextWire) {
        NextLook kept = look == NextLook.NONE ? NextLook.NONE : NextLook.FIRST;
        return new Position(OutboxState.SENDING, kept, nextWire, null);
    }

    Position stopped() {
        return new Position(OutboxState.ATTENTION, NextLook.NONE, wire, state);
    }

    Position discarded() {
        return new Position(OutboxState.DISCARDED, NextLook.NONE, wire, stoppedIn);
    }
}
