package com.partnero.spring.boot.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import com.partnero.TransactionQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outbox of one program. */
final class Recorder implements PartneroOutbox {

    private final String program;
    private final Outboxes outboxes;
    private final Payloads payloads;
    private final JoinedTransaction transaction;
    private final Clock clock;

    Recorder(String program, Outboxes outboxes, Payloads payloads, JoinedTransaction transaction, Clock clock) {
        this.program = program;
        this.outboxes = outboxes;
        this.payloads = payloads;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void record(NewTransaction sale) {
        String key = key(sale);
        transaction.run(() -> add(sale, key));
    }

    @Override
    public void recordAll(Collection<NewTransaction> sales) {
        sales.forEach(Recorder::key);
        transaction.run(() -> sales.forEach(sale -> add(sale, key(sale))));
    }

    private static String key(NewTransaction sale) {
        String key = sale.key();
        if (key == null) {
            throw new IllegalArgumentException(
                    "the outbox needs a sale with a key: without one nobody can tell whether it was delivered");
        }
        return key;
    }

    private void add(NewTransaction sale, String key) {
        if (outboxes.table().find(OutboxTable.id(program, OutboxKind.DELETE, key)) != null) {
            throw new OutboxConflictException(
                    "the deletion of this sale was recorded before: a sale that is made anew needs a new key");
        }
        add(OutboxKind.SALE, key, sale);
    }

    @Override
    public void credit(String key, Credit credit) {
        Objects.requireNonNull(credit, "credit must not be null");
        if (key.isBlank()) {
            throw new IllegalArgumentException("key must not be blank");
        }
        transaction.run(() -> add(OutboxKind.CREDIT, key, credit));
    }

    @Override
    public void delete(String key) {
        // Refuses now what the client would refuse later.
        TransactionQuery.byKey(key);
        transaction.run(() -> add(OutboxKind.DELETE, key, null));
    }

    private void add(OutboxKind kind, String key, @Nullable Object value) {
        String id = OutboxTable.id(program, kind, key);
        String payload = value == null ? "" : payloads.write(value);
        Instant now = clock.instant();
        OutboxTable table = outboxes.table();
        if (table.insert(id, program, kind, key, payload, Payloads.VERSION, now)) {
            outboxes.engine(program).schedule(id, now);
            transaction.afterCommit(outboxes.engine(program)::wake);
            return;
        }
        Entry stored = table.findLatest(id);
        if (stored != null && value != null && !payloads.isSame(stored, value, payload)) {
            throw new OutboxConflictException("another " + (kind == OutboxKind.SALE ? "sale" : "credit")
                    + " was recorded under this key before: use a key that never occurs twice");
        }
    }

    @Override
    public PartneroOutbox client(String client) {
        return outboxes.of(client);
    }
}
