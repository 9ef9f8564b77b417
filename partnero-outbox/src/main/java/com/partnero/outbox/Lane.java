package com.partnero.outbox;

import com.partnero.Partnero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the engine keeps of one program: its client and its pace. Thread-safe. */
final class Lane {

    private final String client;
    private final String program;
    private final Outboxes outboxes;
    private final Pace pace;

    Lane(String client, Outboxes outboxes) {
        this.client = client;
        this.outboxes = outboxes;
        program = outboxes.program(client);
        pace = new Pace(outboxes.settings().rate(), System::nanoTime);
    }

    String client() {
        return client;
    }

    String program() {
        return program;
    }

    Partnero partnero() {
        return outboxes.partnero(client);
    }

    Duration callTimeout() {
        return outboxes.programs().callTimeout(client);
    }

    Pace pace() {
        return pace;
    }

    void spend() {
        pace.spend();
    }

    /** A row is due again immediately. */
    void again() {
        outboxes.wake(program);
    }

    /** A pause that the service asks for applies to all requests. */
    void pause(@Nullable Duration duration, String reason) {
        if (duration != null) {
            outboxes.pauses().atLeast(program, duration, reason);
        }
    }
}
