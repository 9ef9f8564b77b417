package com.partnero.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code partnero_outbox} for turns and for persons. Every method works in the transaction of the given connection.
 * Thread-safe.
 */
final class OutboxTable {

    private static final int REASON = 1000;

    private final OutboxSql sql;
    private final Wishes wishes;

    OutboxTable(Dialect dialect) {
        sql = new OutboxSql(dialect);
        wishes = new Wishes(sql);
    }

    /** The columns that callers write. */
    Wishes wishes() {
        return wishes;
    }

    /** A row that belongs to the caller until the lease ends. If {@code direct} is true, the state SENDING is already stored. */
    record Claimed(Row row, boolean direct) {}

    /** What a turn stores. {@code delay} is the time in milliseconds until the row is due; null if it comes to rest. */
    record Next(Known known, String words, @Nullable Long delay) {}

    /** @throws SQLException if a table or column is missing */
    void check(Connection connection) throws SQLException {
        for (String query : List.of(
                "select " + OutboxSql.COLUMNS + ", change_id from partnero_outbox where 1 = 0",
                "select program, paused_until, reason from partnero_outbox_program where 1 = 0")) {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.executeQuery().close();
            }
        }
    }

    /** Claims due rows of a program, oldest first. No two instances claim the same row. */
    List<Claimed> claim(Connection connection, String program, int limit, Duration lease, Duration maxAge)
            throws SQLException {
        boolean oneStatement = sql.dialect() == Dialect.POSTGRESQL;
        List<Claimed> claimed = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(oneStatement ? sql.claimAndRead() : sql.dueForUpdate())) {
            int at = 1;
            if (oneStatement) {
                statement.setLong(at++, lease.toMillis());
            }
            statement.setLong(at++, maxAge.toMillis());
            statement.setString(at++, program);
            statement.setString(at++, program);
            statement.setInt(at, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(new Claimed(row(rows), rows.getBoolean("direct")));
                }
            }
        }
        return oneStatement ? claimed : marked(connection, claimed, lease);
    }

    private List<Claimed> marked(Connection connection, List<Claimed> found, Duration lease) throws SQLException {
        List<Claimed> claimed = new ArrayList<>();
        for (boolean direct : new boolean[] {true, false}) {
            List<Row> rows = found.stream()
                    .filter(one -> one.direct() == direct)
                    .map(Claimed::row)
                    .toList();
            if (!rows.isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(sql.claim(rows.size(), direct))) {
                    statement.setLong(1, lease.toMillis());
                    for (int i = 0; i < rows.size(); i++) {
                        statement.setString(i + 2, rows.get(i).id());
                    }
                    statement.executeUpdate();
                }
                rows.forEach(row -> claimed.add(new Claimed(row.claimed(direct ? sending(row) : row.known()), direct)));
            }
        }
        return claimed;
    }

    private static Known sending(Row row) {
        return row.known()
                .to(row.at().sending(row.at().wire()), row.known().reason())
                .withSent(row.payload(), row.wantedNo())
                .withAttempt();
    }

    /** @return false if the row has changed meanwhile */
    boolean giveBack(Connection connection, Claimed claimed) throws SQLException {
        OutboxState state =
                claimed.direct() ? OutboxState.NOT_SENT : claimed.row().at().state();
        return update(
                        connection,
                        sql.giveBack(),
                        state.name(),
                        claimed.row().id(),
                        claimed.row().version())
                == 1;
    }

    /** @return false if the row has changed meanwhile; nothing is stored then */
    boolean store(Connection connection, Row row, Next next) throws SQLException {
        return store(connection, next.delay() == null ? sql.storeAtRest() : sql.storeDue(), row, next);
    }

    /** Like {@link #store}, for an operator's decision. */
    boolean decide(Connection connection, Row row, Next next) throws SQLException {
        return store(connection, next.delay() == null ? sql.decideAtRest() : sql.decide(), row, next);
    }

    private static boolean store(Connection connection, String text, Row row, Next next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Known known = next.known();
            Position to = known.at();
            boolean stopped = to.stoppedIn() != null;
            statement.setString(1, to.state().name());
            statement.setString(2, to.look().name());
            statement.setString(
                    3, to.stoppedIn() == null ? null : to.stoppedIn().name());
            setInt(statement, 4, stopped ? row.wantedNo() : null);
            statement.setInt(5, to.wire());
            statement.setString(6, known.sent());
            setInt(statement, 7, known.sentNo());
            statement.setString(8, known.audits().text());
            statement.setInt(9, known.attempts());
            statement.setInt(10, known.failures());
            statement.setString(11, shortened(known.reason()));
            statement.setString(12, line(next.words()));
            int at = 13;
            if (next.delay() == null) {
                statement.setInt(at++, row.wantedNo());
                setLong(statement, at++, known.audits().due());
            } else {
                statement.setLong(at++, next.delay());
            }
            statement.setString(at++, row.id());
            statement.setLong(at, row.version());
            return statement.executeUpdate() == 1;
        }
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null || reason.length() <= REASON ? reason : reason.substring(0, REASON);
    }

    /** A line of the history, to be appended to its time. */
    static String line(String words) {
        String one = words.replace('\n', ' ').replace('\r', ' ');
        return " " + (one.length() > 200 ? one.substring(0, 200) : one) + "\n";
    }

    Set<String> duePrograms(Connection connection) throws SQLException {
        Set<String> programs = new LinkedHashSet<>();
        query(connection, sql.duePrograms(), rows -> programs.add(rows.getString(1)));
        return programs;
    }

    // ---- reading

    @Nullable
    Row find(Connection connection, String id, boolean lock) throws SQLException {
        List<Row> rows = new ArrayList<>();
        query(connection, sql.read("id = ?") + (lock ? " for update" : ""), found -> rows.add(row(found)), id);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Newest first. */
    List<Row> list(Connection connection, String program, List<OutboxState> states, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (states.isEmpty()) {
            return rows;
        }
        List<Object> values = new ArrayList<>(List.of(program));
        states.forEach(state -> values.add(state.name()));
        values.add(limit);
        query(
                connection,
                sql.read("program = ? and state in (" + OutboxSql.repeat("?", states.size())
                        + ") order by counted_from desc limit ?"),
                found -> rows.add(row(found)),
                values.toArray());
        return rows;
    }

    OutboxSql sql() {
        return sql;
    }

    interface Each {
        void row(ResultSet rows) throws SQLException;
    }

    static void query(Connection connection, String text, Each each, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.row(rows);
                }
            }
        }
    }

    static int update(Connection connection, String text, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return Rows.read(rows);
    }

    static void setLong(PreparedStatement statement, int at, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, value);
        }
    }

    private static void setInt(PreparedStatement statement, int at, @Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.INTEGER);
        } else {
            statement.setInt(at, value);
        }
    }
}
