package com.partnero.spring.boot.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The caller's transaction, whoever manages it; one of our own where there is none. Thread-safe. */
final class JoinedTransaction {

    private final DataSource source;
    private final TransactionTemplate own;

    JoinedTransaction(DataSource source) {
        this.source = source;
        own = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            own.executeWithoutResult(status -> work.run());
        } else if (isJoined()) {
            work.run();
        } else {
            throw new IllegalStateException(
                    "The current transaction is not one of the outbox's DataSource, so that a sale"
                            + " could be recorded although the transaction rolls back. Use the transaction manager of that"
                            + " DataSource, or call the outbox outside of the transaction");
        }
    }

    /** A connection that commits by itself takes no part in a transaction, whatever kind of transaction that is. */
    private boolean isJoined() {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection of the current transaction cannot be asked", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** Within {@link #run}. Where nobody tells of the commit, the work is done at once. */
    void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
