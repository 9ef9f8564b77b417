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
     * The names of the clients that are known from the start.
     *
     * @return may be empty only if {@link #findsOthers}
     */
    Set<String> names();

    /**
     * Whether {@link #client} also finds programs that are not among the {@link #names()}, such as the tenants of a platform.
     *
     * @return false unless overridden
     */
    default boolean findsOthers() {
        return false;
    }

    /**
     * A client. Each call of an outbox asks for it, and so does each delivery, on the delivering thread. While it is not found,
     * the entries of the program wait.
     *
     * @param name the program's name
     * @return the client; the outbox does not close it
     * @throws IllegalArgumentException if there is no such client
     */
    Partnero client(String name);

    /**
     * How long a call of a client may take. Answers at once, also for a name whose client is not found.
     *
     * @param name the program's name
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
