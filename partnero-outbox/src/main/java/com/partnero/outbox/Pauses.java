package com.partnero.outbox;

import com.partnero.outbox.OutboxTransactions.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The paused programs, in the table {@code partnero_outbox_program}. Thread-safe. */
final class Pauses {

    private final Database database;

    Pauses(Database database) {
        this.database = database;
    }

    record Paused(String program, long until, @Nullable String reason) {}

    /** Pauses a program as the service asked. Does not shorten a longer pause. */
    void atLeast(String program, Duration duration, String reason) {
        OutboxSql sql = database.table().sql();
        Work<Boolean> pause = connection -> {
            Paused known = find(connection, program);
            long until = now(connection, sql) + duration.toMillis();
            if (known == null) {
                insert(connection, program, until, reason);
            } else if (known.until() < until) {
                update(connection, program, until, reason);
            }
            return true;
        };
        try {
            database.own(pause);
        } catch (OutboxDatabaseException e) {
            // Two first pauses of a program collide; then its row is there.
            database.own(pause);
        }
    }

    /** Pauses or resumes a program for an operator. Rows that an earlier pause postponed become due. */
    void until(String program, long until, String reason) {
        @Nullable
        Paused before = database.<@Nullable Paused>own(connection -> {
            Paused known = find(connection, program);
            put(connection, program, until, reason);
            return known;
        });
        if (before != null) {
            OutboxSql sql = database.table().sql();
            Blocks.update(
                    database,
                    connection -> true,
                    "due_at = " + sql.now(),
                    "program = ? and due_at = ?",
                    program,
                    before.until());
        }
    }

    /** Postpones the due rows of paused programs, so that queries need not skip them. */
    void putOff() {
        OutboxSql sql = database.table().sql();
        for (Paused paused : all()) {
            Blocks.update(
                    database,
                    connection -> isStill(connection, paused),
                    "due_at = " + paused.until(),
                    "program = ? and due_at <= " + sql.now() + " and " + paused.until() + " > " + sql.now(),
                    paused.program());
        }
    }

    /** Locks the pause, so that whoever ends it sees the postponed rows. */
    private static boolean isStill(Connection connection, Paused paused) throws SQLException {
        return !all(connection, "program = ? and paused_until = ? for update", paused.program(), paused.until())
                .isEmpty();
    }

    List<Paused> all() {
        OutboxSql sql = database.table().sql();
        return database.own(connection -> all(connection, "paused_until > " + sql.now()));
    }

    /** Programs whose client was not found lately. Each instance finds out anew, about once a minute. */
    Set<String> withoutClient() {
        OutboxSql sql = database.table().sql();
        return database
                .own(connection -> all(
                        connection,
                        "paused_until > " + sql.now() + " - 120000 and reason = ?",
                        Refusals.WITHOUT_CLIENT))
                .stream()
                .map(Paused::program)
                .collect(Collectors.toSet());
    }

    private static List<Paused> all(Connection connection, String where, Object... values) throws SQLException {
        List<Paused> all = new ArrayList<>();
        OutboxTable.query(
                connection,
                "select program, paused_until, reason from partnero_outbox_program where " + where,
                rows -> all.add(new Paused(rows.getString(1), rows.getLong(2), rows.getString(3))),
                values);
        return all;
    }

    private static @Nullable Paused find(Connection connection, String program) throws SQLException {
        List<Paused> found = all(connection, "program = ? for update", program);
        return found.isEmpty() ? null : found.get(0);
    }

    private static void put(Connection connection, String program, long until, String reason) throws SQLException {
        if (update(connection, program, until, reason) == 0) {
            insert(connection, program, until, reason);
        }
    }

    private static int update(Connection connection, String program, long until, String reason) throws SQLException {
        return OutboxTable.update(
                connection,
                "update partnero_outbox_program set paused_until = ?, reason = ? where program = ?",
                until,
                shortened(reason),
                program);
    }

    private static void insert(Connection connection, String program, long until, String reason) throws SQLException {
        OutboxTable.update(
                connection,
                "insert into partnero_outbox_program (program, paused_until, reason) values (?, ?, ?)",
                program,
                until,
                shortened(reason));
    }

    private static String shortened(String reason) {
        return reason.length() > 1000 ? reason.substring(0, 1000) : reason;
    }

    static long now(Connection connection, OutboxSql sql) throws SQLException {
        List<Long> now = new ArrayList<>();
        OutboxTable.query(connection, "select " + sql.now(), rows -> now.add(rows.getLong(1)));
        return now.get(0);
    }
}
