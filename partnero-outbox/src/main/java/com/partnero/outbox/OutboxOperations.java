package com.partnero.outbox;

import java.time.Instant;
import java.util.List;

/**
 * What operators see and decide. Uses the database only; never calls Partnero. Thread-safe.
 *
 * @since 0.1.0
 */
public interface OutboxOperations {

    /**
     * The counts of all programs with waiting entries, including programs that are not configured here. Entries at rest are not
     * counted, so the cost grows with what waits and not with the orders that are kept. Call it every few seconds at most.
     *
     * @return one summary for each program, sorted by its name
     * @throws OutboxDatabaseException if the database fails
     */
    List<OutboxSummary> summary();

    /**
     * The counts of one program, as in {@link #summary()}.
     *
     * @param client the client's name
     * @return its summary; without counts if nothing waits
     * @throws IllegalArgumentException if there is no such client
     * @throws OutboxDatabaseException if the database fails
     */
    OutboxSummary summary(String client);

    /**
     * The entries in the given states, newest first.
     *
     * @param client the client's name
     * @param states the states to list
     * @return at most 100 entries
     * @throws IllegalArgumentException if there is no such client
     * @throws OutboxDatabaseException if the database fails
     */
    List<OutboxReport> list(String client, OutboxState... states);

    /**
     * Decides about an entry in {@link OutboxState#ATTENTION}, or about a conflict. {@link Decision#RETRY} also applies to a
     * {@link OutboxState#REFUSED} entry and sends it again. May be called from an event listener.
     *
     * @param client the client's name
     * @param key the number of the order or credit
     * @param decision what to do
     * @param reason why, and who decided; kept in the history, at most 200 characters
     * @return false if there is no such entry, or the decision does not apply to it
     * @throws IllegalArgumentException if there is no such client, or the reason is blank
     * @throws OutboxDatabaseException if the database fails
     */
    boolean decide(String client, String key, Decision decision, String reason);

    /**
     * Pauses deliveries to a program. Requests under way are finished.
     *
     * @param client the client's name
     * @param until when deliveries resume; a past moment resumes them at once
     * @throws IllegalArgumentException if there is no such client
     * @throws OutboxDatabaseException if the database fails
     */
    void pause(String client, Instant until);
}
