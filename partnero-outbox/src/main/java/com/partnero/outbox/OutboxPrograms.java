package com.partnero.outbox;

import com.partnero.Partnero;
import java.time.Duration;
import java.util.Set;

/**
 * The programs that an outbox delivers to. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface OutboxPrograms {

    /**
     * The names of the clients.
     *
     * @return never empty
     */
    Set<String> names();

    /**
     * A client.
     *
     * @param name one of {@link #names()}
     * @return the client; the outbox does not close it
     * @throws IllegalArgumentException if there is no such client
     */
    Partnero client(String name);

    /**
     * How long a call of a client may take.
     *
     * @param name one of {@link #names()}
     * @return its call time-out
     */
    Duration callTimeout(String name);

    /**
     * A single client, named {@code default}.
     *
     * @param partnero the client
     * @param callTimeout its call time-out
     * @return its programs
     */
    static OutboxPrograms of(Partnero partnero, Duration callTimeout) {
        return new OutboxPrograms() {
            @Override
            public Set<String> names() {
                return Set.of("default");
            }

            @Override
            public Partnero client(String name) {
                if (!name.equals("default")) {
                    throw new IllegalArgumentException("there is one client, named default: " + name);
                }
                return partnero;
            }

            @Override
            public Duration callTimeout(String name) {
                return callTimeout;
            }
        };
    }
}
