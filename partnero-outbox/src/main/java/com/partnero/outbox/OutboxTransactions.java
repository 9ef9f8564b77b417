package com.partnero.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction in which callers record. {@link SpringTransactions} joins Spring's. Without Spring, each call uses its own
 * transaction, or that of a connection that the caller provides.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface OutboxTransactions {

    /**
     * Work on a connection.
     *
     * @param <T> what it returns
     * @since 0.1.0
     */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        /**
         * Does the work.
         *
         * @param connection must neither be committed nor closed
         * @return the result
         * @throws SQLException if the database refuses
         */
        T over(Connection connection) throws SQLException;
    }

    /**
     * Does work in the caller's transaction.
     *
     * @param <T> what it returns
     * @param work what to do
     * @return its result; null if the caller has no transaction; nothing was done then
     * @throws SQLException if the database refuses
     * @throws IllegalStateException if the caller's transaction is one that the outbox cannot join
     */
    <T> @Nullable T join(Work<T> work) throws SQLException;

    /**
     * Runs an action after the commit of the transaction that {@link #join} joined. After a rollback the action is not run.
     *
     * @param action must not throw
     */
    void afterCommit(Runnable action);
}
