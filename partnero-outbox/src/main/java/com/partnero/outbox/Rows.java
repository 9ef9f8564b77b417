package com.partnero.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code partnero_outbox}. */
final class Rows {

    private Rows() {}

    static Row read(ResultSet rows) throws SQLException {
        String stoppedIn = rows.getString("stopped_in");
        Position at = new Position(
                OutboxState.valueOf(rows.getString("state")),
                NextLook.valueOf(rows.getString("next_look")),
                rows.getInt("wire"),
                stoppedIn == null ? null : OutboxState.valueOf(stoppedIn));
        Known known = new Known(
                at,
                rows.getString("sent"),
                integer(rows, "sent_no"),
                Audits.parse(rows.getString("audits")),
                rows.getInt("attempts"),
                rows.getInt("failures"),
                rows.getString("reason"));
        return new Row(
                rows.getString("id"),
                rows.getString("program"),
                OutboxKind.valueOf(rows.getString("kind")),
                rows.getString("entry_key"),
                "SALE".equals(rows.getString("wanted")),
                rows.getString("payload"),
                rows.getString("earlier"),
                rows.getInt("wanted_no"),
                rows.getLong("revision"),
                number(rows, "sold_at"),
                number(rows, "conflict_at") != null,
                known,
                integer(rows, "stopped_no"),
                rows.getString("history"),
                rows.getLong("recorded_at"),
                rows.getLong("counted_from"),
                rows.getLong("changed_at"),
                rows.getLong("version"),
                number(rows, "due_at"),
                rows.getLong("clock"));
    }

    private static @Nullable Long number(ResultSet rows, String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Integer integer(ResultSet rows, String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }
}
