package com.partnero.outbox;

import com.partnero.outbox.Pauses.Paused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what waits, by program. What is at rest is not counted: the table keeps every order. Thread-safe. */
final class Summaries {

    /** Programs that one statement names. */
    private static final int BATCH = 500;

    private final Outboxes outboxes;

    Summaries(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    /** What waits in a program. */
    private static final class Count {

        private final Map<OutboxState, Long> states = new EnumMap<>(OutboxState.class);
        private long conflicts;
        private long since = Long.MAX_VALUE;

        private void add(OutboxState state, long entries, long oldest) {
            states.merge(state, entries, Long::sum);
            if (state != OutboxState.ATTENTION) {
                since = Math.min(since, oldest);
            }
        }
    }

    List<OutboxSummary> read() {
        Map<String, Count> counts = new TreeMap<>();
        long now = outboxes.database().own(connection -> count(connection, counts));
        Map<String, Paused> pauses =
                outboxes.pauses().all().stream().collect(Collectors.toMap(Paused::program, paused -> paused));
        Set<String> withoutClient = outboxes.pauses().withoutClient();
        outboxes.programs().names().forEach(name -> counts.putIfAbsent(outboxes.program(name), new Count()));
        List<OutboxSummary> all = new ArrayList<>();
        counts.forEach((program, count) -> {
            String client = withoutClient.contains(program) ? null : outboxes.client(program);
            all.add(summary(program, client, count, now, pauses.get(program)));
        });
        return all;
    }

    private static OutboxSummary summary(
            String program, @Nullable String client, Count count, long now, @Nullable Paused paused) {
        return new OutboxSummary(
                program,
                client,
                count.states,
                count.conflicts,
                count.since == Long.MAX_VALUE ? null : Duration.ofMillis(Math.max(0, now - count.since)),
                paused == null ? null : Instant.ofEpochMilli(paused.until()),
                paused == null ? null : paused.reason());
    }

    /** @return the database's clock */
    private long count(Connection connection, Map<String, Count> counts) throws SQLException {
        OutboxSql sql = outboxes.table().sql();
        OutboxTable.query(connection, sql.summary(), rows -> add(rows, counts));
        List<String> programs = new ArrayList<>();
        OutboxTable.query(connection, sql.scheduledPrograms(), rows -> programs.add(rows.getString(1)));
        for (int from = 0; from < programs.size(); from += BATCH) {
            List<String> batch = programs.subList(from, Math.min(programs.size(), from + BATCH));
            OutboxTable.query(connection, sql.waitingAtRest(batch.size()), rows -> add(rows, counts), batch.toArray());
        }
        OutboxTable.query(
                connection,
                "select program, count(*) from partnero_outbox where conflict_at is not null group by program",
                rows -> of(rows, counts).conflicts = rows.getLong(2));
        return Pauses.now(connection, sql);
    }

    private static void add(ResultSet rows, Map<String, Count> counts) throws SQLException {
        of(rows, counts).add(OutboxState.valueOf(rows.getString(2)), rows.getLong(3), rows.getLong(4));
    }

    private static Count of(ResultSet rows, Map<String, Count> counts) throws SQLException {
        return counts.computeIfAbsent(rows.getString(1), program -> new Count());
    }
}
