package com.partnero.outbox;

import java.time.Instant;
import java.util.List;

/**
 * What persons see and decide. Reads and writes the database only; never calls Partnero. Thread-safe.
 *
 * @since 0.1.0
 */
public interface OutboxOperations {

    /**
     * Counts of all programs that have entries, also of those that are not configured here.
     *
     * @return by program, sorted
     * @throws OutboxDatabaseException if the database fails
     */
    List<OutboxSummary> summary();

    /**
     * Entries in some states, the newest first.
     *
     * @param client the client's name
     * @param states which ones
     * @return at most a hundred
     * @throws IllegalArgumentException if there is no such client
     * @throws OutboxDatabaseException if the database fails
     */
    List<OutboxReport> list(String client, OutboxState... states);

    /**
     * Decides about an entry in {@link OutboxState#ATTENTION}, or about a conflict. {@link Decision#RETRY} also sends one again
     * that was {@link OutboxState#REFUSED}. May be called from an event listener.
     *
     * @param client the client's name
     * @param key the order's, or the credit's, number
     * @param decision what to do
     * @param reason why, and who says so; kept in the history, at most 200 characters
     * @return false if there is no such entry, or it needs no such decision
     * @throws IllegalArgumentException if there is no such client, or the reason is blank
     * @throws OutboxDatabaseException if the database fails
     */
    boolean decide(String client, String key, Decision decision, String reason);

    /**
     * Sends nothing to a program until a moment. What is under way is finished.
     *
     * @param client the client's name
     * @param until when it goes on; a past moment resumes at once
     * @throws IllegalArgumentException if there is no such client
     * @throws OutboxDatabaseException if the database fails
     */
    void pause(String client, Instant until);
}
