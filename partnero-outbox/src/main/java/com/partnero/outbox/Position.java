package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an order at Partnero. Callers never change it.
 *
 * @param wire number of the present wire key: 1 for the order's key itself, n for {@code KEY~n}
 * @param stoppedIn where a row stopped that needs, or needed, a person
 */
record Position(
        OutboxState state,
        NextLook look,
        int wire,
        @Nullable OutboxState stoppedIn) {

    /** Of a row that was just recorded. */
    static Position start(NextLook look) {
        return new Position(OutboxState.NOT_SENT, look, 1, null);
    }

    Position to(OutboxState next) {
        return to(next, NextLook.NONE);
    }

    Position to(OutboxState next, NextLook nextLook) {
        return new Position(next, nextLook, wire, null);
    }

    /** A create leaves; whether a look comes first next time is kept. */
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
