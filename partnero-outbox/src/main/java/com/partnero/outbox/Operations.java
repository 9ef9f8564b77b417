package com.partnero.outbox;

import com.partnero.outbox.OutboxTable.Next;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.Move;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators see and decide. */
final class Operations implements OutboxOperations {

    private static final int MOST = 100;

    private final Outboxes outboxes;
    private final Summaries summaries;
    private final StateMachine machine = new StateMachine();

    Operations(Outboxes outboxes) {
        this.outboxes = outboxes;
        summaries = new Summaries(outboxes);
    }

    @Override
    public List<OutboxSummary> summary() {
        return summaries.read();
    }

    @Override
    public OutboxSummary summary(String client) {
        String program = outboxes.shown(client);
        return summaries.read().stream()
                .filter(summary -> summary.program().equals(program))
                .findFirst()
                .orElseGet(() -> new OutboxSummary(program, client, Map.of(), 0, null, null, null));
    }

    @Override
    public List<OutboxReport> list(String client, OutboxState... states) {
        String program = outboxes.shown(client);
        return outboxes
                .database()
                .own(connection -> outboxes.table().list(connection, program, List.of(states), MOST))
                .stream()
                .map(row -> outboxes.reports().of(row, client, List.of()))
                .toList();
    }

    @Override
    public boolean decide(String client, String key, Decision decision, String reason) {
        String program = outboxes.shown(client);
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
        String program = outboxes.shown(client);
        outboxes.pauses().until(program, until.toEpochMilli(), "paused by a person");
        outboxes.wake(program);
    }
}
