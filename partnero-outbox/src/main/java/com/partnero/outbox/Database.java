package com.partnero.outbox;

import com.partnero.outbox.OutboxTransactions.Work;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox's database: short transactions of its own, committed whatever the pool's auto-commit. Thread-safe. */
final class Database {

    private final DataSource source;
    private volatile @Nullable OutboxTable table;

    Database(DataSource source) {
        this.source = source;
    }

    /**
     * The table, once it was seen.
     *
     * @throws MissingOutboxTableException if it is not there
     * @throws OutboxDatabaseException if the database is away
     */
    OutboxTable table() {
        OutboxTable known = table;
        if (known == null) {
            known = seen();
            table = known;
        }
        return known;
    }

    private OutboxTable seen() {
        Dialect dialect = own(Dialect::of);
        OutboxTable found = new OutboxTable(dialect);
        try {
            own(connection -> {
                found.check(connection);
                return true;
            });
        } catch (OutboxDatabaseException e) {
            if (isMissing(e)) {
                throw new MissingOutboxTableException(dialect, e);
            }
            throw e;
        }
        return found;
    }

    /** The class of SQL states for what is unknown: a table or a column. */
    private static boolean isMissing(OutboxDatabaseException failure) {
        String state = failure.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        return state != null && state.startsWith("42");
    }

    /** Does work in a transaction of its own, which is committed when this returns. */
    <T extends @Nullable Object> T own(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                // A claim would lock gaps that callers insert into.
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            try {
                T result = work.over(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(isolation);
                }
                if (autoCommit) {
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new OutboxDatabaseException(e);
        }
    }
}
