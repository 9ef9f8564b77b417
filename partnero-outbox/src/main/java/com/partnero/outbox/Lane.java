package com.partnero.outbox;

import com.partnero.Partnero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the engine keeps of one program: its client and its pace. Thread-safe. */
final class Lane {

    private static final System.Logger LOG = System.getLogger(PartneroOutbox.class.getName());

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

    /**
     * The program's client. The outbox has a limit of its own: it neither waits behind the application's calls nor takes their
     * place.
     *
     * @throws IllegalArgumentException if there is none now
     */
    Partnero partnero() {
        return outboxes.partnero(client).with(DirectAnswers.OPTIONS);
    }

    Duration callTimeout() {
        return outboxes.programs().callTimeout(client);
    }

    /** A client that is found later may have a longer time-out than those that the start has checked. */
    Duration settleWindow() {
        Duration window = outboxes.settings().settleWindow();
        Duration call = callTimeout();
        return window.compareTo(call) < 0 ? call : window;
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
            try {
                outboxes.pauses().atLeast(program, duration, reason);
            } catch (OutboxDatabaseException e) {
                // What the answer means for the entry must still be stored; the next answer asks for a pause again.
                LOG.log(System.Logger.Level.WARNING, "A pause of a program was not stored: " + e.getMessage());
            }
        }
    }
}
