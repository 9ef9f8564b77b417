package com.partnero.outbox;

import com.partnero.outbox.OutboxTransactions.Work;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox's database. Runs short transactions and commits them, whether or not the pool's connections commit automatically.
 * Thread-safe. */
final class Database {

    private static final System.Logger LOG = System.getLogger(PartneroOutbox.class.getName());

    private final DataSource source;
    private volatile @Nullable OutboxTable table;

    Database(DataSource source) {
        this.source = source;
    }

    /**
     * The table. The first call checks that it exists.
     *
     * @throws MissingOutboxTableException if it does not exist
     * @throws OutboxDatabaseException if the database is unavailable
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

    /** SQL states of this class report an unknown table or column. */
    private static boolean isMissing(OutboxDatabaseException failure) {
        String state = failure.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        return state != null && state.startsWith("42");
    }

    /** Does work in a new transaction and commits it. */
    <T extends @Nullable Object> T own(Work<T> work) {
        try {
            Connection connection = source.getConnection();
            try {
                return own(connection, work);
            } finally {
                afterEnd(connection::close);
            }
        } catch (SQLException e) {
            throw new OutboxDatabaseException(e);
        }
    }

    private static <T extends @Nullable Object> T own(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
        try {
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                // A claim would lock gaps that callers insert into.
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            T result = work.over(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            afterEnd(connection::rollback);
            throw e;
        } finally {
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                afterEnd(() -> connection.setTransactionIsolation(isolation));
            }
            if (autoCommit) {
                afterEnd(() -> connection.setAutoCommit(true));
            }
        }
    }

    private interface Ending {
        void run() throws SQLException;
    }

    /** A connection that breaks now neither takes a commit back nor hides why there was none. */
    private static void afterEnd(Ending ending) {
        try {
            ending.run();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection of the outbox broke after its transaction", e);
        }
    }
}
