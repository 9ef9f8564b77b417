package com.partnero.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code partnero_outbox} for callers: what is wanted, by revisions. Every method works in the transaction of the given
 * connection. Thread-safe.
 */
final class Wishes {

    /** How often to try an insert that collides with another insert of the same id. */
    private static final int TRIES = 5;

    private final OutboxSql sql;

    Wishes(OutboxSql sql) {
        this.sql = sql;
    }

    /** What the row held when a change was stored. */
    record Left(
            long changeId,
            long revision,
            boolean wantsSale,
            @Nullable String payload,
            String state) {}

    /**
     * Stores changes of different entries. Skips entries with a greater revision.
     *
     * @return by id: what the row holds if its change was not stored; null if it was stored
     */
    Map<String, @Nullable Left> change(Connection connection, List<Change> changes) throws SQLException {
        long changeId = ThreadLocalRandom.current().nextLong();
        Map<String, @Nullable Left> left = new LinkedHashMap<>();
        changes.forEach(change -> left.put(change.id(), null));
        if (!upsert(connection, changes, changeId, left)) {
            try (PreparedStatement statement = connection.prepareStatement(sql.left(changes.size()))) {
                for (int i = 0; i < changes.size(); i++) {
                    statement.setString(i + 1, changes.get(i).id());
                }
                read(statement.executeQuery(), left);
            }
        }
        left.replaceAll((id, there) -> there != null && there.changeId() == changeId ? null : there);
        return left;
    }

    /** @return whether the statement already showed what was stored */
    private boolean upsert(Connection connection, List<Change> changes, long changeId, Map<String, @Nullable Left> left)
            throws SQLException {
        boolean returning = sql.dialect() == Dialect.MARIADB;
        String text = sql.upsert(changes.size()) + (returning ? " returning " + OutboxSql.LEFT : "");
        for (int tried = 1; ; tried++) {
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                int at = 1;
                for (Change change : changes) {
                    at = bind(statement, at, change, changeId);
                }
                if (returning) {
                    read(statement.executeQuery(), left);
                    return true;
                }
                int stored = statement.executeUpdate();
                return !sql.dialect().isMysql() && stored == changes.size();
            } catch (SQLIntegrityConstraintViolationException e) {
                // H2's merge does not wait for another insert. The transaction stays usable.
                if (sql.dialect() != Dialect.H2 || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static int bind(PreparedStatement statement, int from, Change change, long changeId) throws SQLException {
        int at = from;
        statement.setString(at++, change.id());
        statement.setString(at++, change.program());
        statement.setString(at++, change.kind().name());
        statement.setString(at++, change.key());
        statement.setString(at++, change.wantsSale() ? "SALE" : "NOTHING");
        statement.setString(at++, change.payload());
        statement.setLong(at++, change.revision());
        statement.setLong(at++, changeId);
        OutboxTable.setLong(statement, at++, change.soldAt());
        statement.setString(at++, change.look().name());
        statement.setString(at++, OutboxTable.line(change.words()));
        statement.setLong(at++, change.delay());
        return at;
    }

    private static void read(ResultSet rows, Map<String, @Nullable Left> left) throws SQLException {
        try (rows) {
            while (rows.next()) {
                left.put(
                        rows.getString(1),
                        new Left(
                                rows.getLong(2),
                                rows.getLong(3),
                                "SALE".equals(rows.getString(4)),
                                rows.getString(5),
                                rows.getString(6)));
            }
        }
    }

    void conflict(Connection connection, String id, String words) throws SQLException {
        OutboxTable.update(connection, sql.conflict(), OutboxTable.line(words), id);
    }
}
