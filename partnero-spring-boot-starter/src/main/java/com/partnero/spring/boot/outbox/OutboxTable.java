package com.partnero.spring.boot.outbox;

import com.partnero.spring.boot.outbox.Step.Move;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code partnero_outbox}. Joins the current transaction; every statement is one by itself. Thread-safe. */
final class OutboxTable {

    private static final String COLUMNS =
            "id, program, kind, entry_key, payload, payload_version, state, attempts, failures,"
                    + " reason, absent_since, recorded_at, counted_from, changed_at, due_at, version";
    private static final String INSERT = "insert into partnero_outbox (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, 'PENDING', 0, 0, null, null, ?, ?, ?, ?, 1)";
    private static final String UNDER_WAY = states(OutboxState::isUnderWay);
    private static final String PROBLEM = states(OutboxState::isProblem);

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    OutboxTable(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    private interface Which {
        boolean test(OutboxState state);
    }

    private static String states(Which which) {
        return List.of(OutboxState.values()).stream()
                .filter(which::test)
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String id(String program, OutboxKind kind, String key) {
        try {
            byte[] name = (program + '\n' + kind + '\n' + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws DataAccessException if the table is not there */
    void check() {
        jdbc.query("select " + COLUMNS + " from partnero_outbox where 1 = 0", rows -> {});
        jdbc.query("select task_name, priority from partnero_outbox_schedule where 1 = 0", rows -> {});
    }

    /**
     * Waits for another transaction that has inserted the same id, until that one ends.
     *
     * @return false if the id is there already
     */
    boolean insert(String id, String program, OutboxKind kind, String key, String payload, int version, Instant now) {
        long time = now.toEpochMilli();
        Object[] values = {id, program, kind.name(), key, payload, version, time, time, time, time};
        if (dialect.isAbortedByFailures()) {
            return jdbc.update(INSERT + " on conflict (id) do nothing", values) == 1;
        }
        try {
            return jdbc.update(INSERT, values) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Nullable
    Entry find(String id) {
        return one("select " + COLUMNS + " from partnero_outbox where id = ?", id);
    }

    /** Sees also what another transaction committed after this one had begun to read, where that is hidden otherwise. */
    @Nullable
    Entry findLatest(String id) {
        Entry seen = find(id);
        return seen == null ? one("select " + COLUMNS + " from partnero_outbox where id = ? for update", id) : seen;
    }

    private @Nullable Entry one(String sql, String id) {
        List<Entry> rows = jdbc.query(sql, (row, number) -> entry(row), id);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /**
     * Stores a state, unless the row has changed since it was read.
     *
     * @return the row as stored, or null if it was not
     */
    @Nullable
    Entry move(Entry read, Move move, Instant countedFrom, Instant now) {
        Entry next = read.moved(move, countedFrom, now);
        int updated = jdbc.update(
                "update partnero_outbox set state = ?, attempts = ?, failures = ?, reason = ?, absent_since = ?,"
                        + " counted_from = ?, changed_at = ?, due_at = ?, version = ? where id = ? and version = ?",
                next.state().name(),
                next.entry().attempts(),
                next.failures(),
                next.entry().reason(),
                millis(next.absentSince()),
                countedFrom.toEpochMilli(),
                now.toEpochMilli(),
                millis(next.entry().dueAt()),
                next.version(),
                read.id(),
                read.version());
        return updated == 0 ? null : next;
    }

    /** The newest first. */
    List<OutboxEntry> list(String program, Collection<OutboxState> states, int limit) {
        String in = states.stream().map(state -> "?").collect(Collectors.joining(", "));
        Object[] values = new Object[states.size() + 1];
        values[0] = program;
        int next = 1;
        for (OutboxState state : states) {
            values[next++] = state.name();
        }
        return atMost(limit)
                .query(
                        "select " + COLUMNS + " from partnero_outbox where program = ? and state in (" + in
                                + ") order by recorded_at desc" + dialect.atMost(limit),
                        (row, number) -> entry(row).entry(),
                        values);
    }

    /**
     * Entries under way, in the order of their ids, that the engine does not know, because its table was emptied or restored.
     *
     * @param after those with greater ids
     */
    List<String> forgotten(String program, String taskName, String after, int limit) {
        return atMost(limit)
                .query(
                        "select o.id from partnero_outbox o where o.program = ? and o.state in " + UNDER_WAY
                                + " and o.id > ? and not exists (select 1 from partnero_outbox_schedule s"
                                + " where s.task_name = ? and s.task_instance = o.id) order by o.id"
                                + dialect.atMost(limit),
                        (row, number) -> row.getString(1),
                        program,
                        after,
                        taskName);
    }

    private JdbcTemplate atMost(int rows) {
        JdbcTemplate limited = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        limited.setMaxRows(rows);
        return limited;
    }

    /** How many entries are in each state but the final ones, which are too many to count. */
    Map<OutboxState, Long> counts(String program) {
        Map<OutboxState, Long> counts = new EnumMap<>(OutboxState.class);
        for (OutboxState state : OutboxState.values()) {
            if (state.isUnderWay() || state.isProblem()) {
                counts.put(state, 0L);
            }
        }
        jdbc.query(
                "select state, count(*) from partnero_outbox where program = ? and (state in " + UNDER_WAY
                        + " or state in " + PROBLEM + ") group by state",
                row -> {
                    counts.put(OutboxState.valueOf(row.getString(1)), row.getLong(2));
                },
                program);
        return counts;
    }

    /** When the oldest entry under way was recorded. */
    @Nullable
    Instant oldest(String program) {
        return instant(jdbc.queryForObject(
                "select min(recorded_at) from partnero_outbox where program = ? and state in " + UNDER_WAY,
                Long.class,
                program));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        OutboxEntry entry = new OutboxEntry(
                row.getString("id"),
                row.getString("program"),
                OutboxKind.valueOf(row.getString("kind")),
                row.getString("entry_key"),
                OutboxState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                instant(row.getObject("due_at", Long.class)));
        return new Entry(
                entry,
                row.getString("payload"),
                row.getInt("payload_version"),
                row.getInt("failures"),
                instant(row.getObject("absent_since", Long.class)),
                Instant.ofEpochMilli(row.getLong("counted_from")),
                row.getLong("version"));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
