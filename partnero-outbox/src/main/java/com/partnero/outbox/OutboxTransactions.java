package com.partnero.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction in which callers record. {@link SpringTransactions} knows Spring's; without Spring each call has its own, or
 * that of a connection that the caller hands in.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface OutboxTransactions {

    /**
     * Work over a connection.
     *
     * @param <T> what it returns
     * @since 0.1.0
     */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        /**
         * Does the work.
         *
         * @param connection neither to be committed nor closed
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
     * @return its result; null if the caller has no transaction, in which case nothing was done
     * @throws SQLException if the database refuses
     * @throws IllegalStateException if the caller's transaction is one that the outbox cannot join
     */
    <T> @Nullable T join(Work<T> work) throws SQLException;

    /**
     * Does something once the transaction that {@link #join} has joined is committed; not at all if it is rolled back.
     *
     * @param action what to do; throws nothing
     */
    void afterCommit(Runnable action);
}
