package com.partnero.transport.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A sequence of HTTP/2 frames that a server sends while a request is running.
 *
 * @param name what happens, to be read after "when"
 * @param effect what it shows about the request
 * @param committed whether the service has carried the request out
 * @param timeOuts the time-outs that the case needs
 * @param action what the server does
 */
record FrameEvent(String name, Effect effect, boolean committed, TimeOuts timeOuts, FrameAction action) {

    /** What an event shows about the request. */
    enum Effect {
        /** It is an answer, which every client must recognize. */
        ANSWERED,
        /** It is an answer, but a client may reject what came with it and end the connection. */
        PERHAPS_ANSWERED,
        /** It proves nothing: the request may have been carried out. */
        UNANSWERED,
        /** The server says that it did not process the request, which proves nothing either. */
        REFUSED
    }

    private static final TimeOuts SHORT_READ = TimeOuts.ofMillis(1_000, 1_200, 6_000);

    static FrameEvent answered(String name, FrameAction action) {
        return new FrameEvent(name, Effect.ANSWERED, true, TimeOuts.LONG, action);
    }

    static FrameEvent perhapsAnswered(String name, FrameAction action) {
        return new FrameEvent(name, Effect.PERHAPS_ANSWERED, true, TimeOuts.LONG, action);
    }

    static FrameEvent unanswered(String name, FrameAction action) {
        return new FrameEvent(name, Effect.UNANSWERED, false, TimeOuts.LONG, action);
    }

    static FrameEvent refused(String name, FrameAction action) {
        return new FrameEvent(name, Effect.REFUSED, false, TimeOuts.LONG, action);
    }

    /** The event leaves the client waiting. */
    FrameEvent slow() {
        return new FrameEvent(name, effect, committed, SHORT_READ, action);
    }

    /** The same event after the request was carried out. */
    FrameEvent afterCommit() {
        return new FrameEvent(name + " after the commit", effect, true, timeOuts, action.afterCommit());
    }

    /** The attempt as the cases over HTTP/1.1 know it; null if it succeeds or may. */
    @Nullable
    FailureMode asFailure() {
        if (effect != Effect.UNANSWERED && effect != Effect.REFUSED) {
            return null;
        }
        FailureMode mode = FailureMode.of(name, com.partnero.spi.Effect.RUNNING, (request, exchange) -> {});
        return committed ? mode.afterCommit() : mode;
    }

    /** A create that the server says it did not process is treated as one that a proxy held back with a 429. */
    @Nullable
    FailureMode asHeldBack() {
        FailureMode mode = asFailure();
        return mode == null || effect != Effect.REFUSED ? mode : mode.answering(429);
    }

    @Override
    public String toString() {
        return name;
    }
}
