package com.partnero.outbox;

import com.partnero.outbox.OutboxTable.Next;
import com.partnero.outbox.Pauses.Paused;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.Move;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators see and decide. */
final class Operations implements OutboxOperations {

    private static final int MOST = 100;

    private static final String UNDER_WAY = Stream.of(OutboxState.values())
            .filter(state -> !state.isAtRest())
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private final Outboxes outboxes;
    private final StateMachine machine = new StateMachine();

    Operations(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    @Override
    public List<OutboxSummary> summary() {
        Map<String, Map<OutboxState, Long>> counts = new TreeMap<>();
        Map<String, Long> conflicts = new TreeMap<>();
        Map<String, Long> ages = new TreeMap<>();
        OutboxSql sql = outboxes.table().sql();
        outboxes.database().own(connection -> {
            OutboxTable.query(
                    connection,
                    "select program, state, count(*) from partnero_outbox group by program, state",
                    rows -> counts.computeIfAbsent(rows.getString(1), program -> new EnumMap<>(OutboxState.class))
                            .put(OutboxState.valueOf(rows.getString(2)), rows.getLong(3)));
            OutboxTable.query(
                    connection,
                    "select program, count(*) from partnero_outbox where conflict_at is not null group by program",
                    rows -> conflicts.put(rows.getString(1), rows.getLong(2)));
            OutboxTable.query(
                    connection,
                    "select program, " + sql.now() + " - min(counted_from) from partnero_outbox where state in "
                            + UNDER_WAY + " group by program",
                    rows -> ages.put(rows.getString(1), rows.getLong(2)));
            return true;
        });
        Map<String, Paused> pauses =
                outboxes.pauses().all().stream().collect(Collectors.toMap(Paused::program, paused -> paused));
        outboxes.programs().names().forEach(name -> counts.putIfAbsent(outboxes.program(name), Map.of()));
        List<OutboxSummary> all = new ArrayList<>();
        counts.forEach((program, states) -> all.add(
                summary(program, states, conflicts.getOrDefault(program, 0L), ages.get(program), pauses.get(program))));
        return all;
    }

    private OutboxSummary summary(
            String program,
            Map<OutboxState, Long> states,
            long conflicts,
            @Nullable Long age,
            @Nullable Paused paused) {
        return new OutboxSummary(
                program,
                outboxes.client(program),
                states,
                conflicts,
                age == null ? null : Duration.ofMillis(Math.max(0, age)),
                paused == null ? null : Instant.ofEpochMilli(paused.until()),
                paused == null ? null : paused.reason());
    }

    @Override
    public List<OutboxReport> list(String client, OutboxState... states) {
        String program = outboxes.check(client);
        return outboxes
                .database()
                .own(connection -> outboxes.table().list(connection, program, List.of(states), MOST))
                .stream()
                .map(row -> outboxes.reports().of(row, client, List.of()))
                .toList();
    }

    @Override
    public boolean decide(String client, String key, Decision decision, String reason) {
        String program = outboxes.check(client);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank: it is kept with the entry");
        }
        boolean decided = outboxes.database()
                .own(connection -> decide(connection, program, OutboxKind.SALE, key, decision, reason)
                        || decide(connection, program, OutboxKind.CREDIT, key, decision, reason));
        if (decided) {
            outboxes.wake(program);
        }
        return decided;
    }

    private boolean decide(
            Connection connection, String program, OutboxKind kind, String key, Decision decision, String reason)
            throws SQLException {
        Row row = outboxes.table().find(connection, Row.id(program, kind, key), true);
        if (row == null) {
            return false;
        }
        Move move = move(row, decision);
        if (move == null) {
            return false;
        }
        Known next = row.known().to(move.to(), reason).withFailures(0);
        Long delay = move.due() == Due.AT_REST
                ? null
                : Long.valueOf(
                        move.due() == Due.NOW
                                ? 0
                                : outboxes.settings().settleWindow().toMillis());
        return outboxes.table().decide(connection, row, new Next(next, decision + ": " + reason, delay));
    }

    private @Nullable Move move(Row row, Decision decision) {
        Position at = row.at();
        boolean sale = row.kind() == OutboxKind.SALE;
        if (at.state() == OutboxState.ATTENTION) {
            return switch (decision) {
                case RETRY -> sale ? machine.retry(at) : Credits.retry(at);
                case REPLACE -> sale ? machine.replaceRecorded(at) : null;
                case DISCARD -> machine.discard(at);
            };
        }
        if (at.state() == OutboxState.REFUSED && decision == Decision.RETRY) {
            return machine.retry(at);
        }
        // Only the conflict ends; what was stored first stays.
        return row.hasConflict() && decision == Decision.DISCARD && at.state().isAtRest()
                ? new Move(at, Due.AT_REST)
                : null;
    }

    @Override
    public void pause(String client, Instant until) {
        String program = outboxes.check(client);
        outboxes.pauses().until(program, until.toEpochMilli(), "paused by a person");
        outboxes.wake(program);
    }
}
