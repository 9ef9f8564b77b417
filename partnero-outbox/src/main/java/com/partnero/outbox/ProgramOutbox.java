package com.partnero.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroException;
import com.partnero.outbox.Wishes.Left;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox of one program. */
final class ProgramOutbox implements PartneroOutbox {

    /** Rows per insert. */
    private static final int BATCH = 50;

    /** How many wire keys a report looks up. */
    private static final int SHOWN = 5;

    private final String client;
    private final Outboxes outboxes;
    private final OutboxTransactions transactions;
    private final Payloads payloads;
    private final String program;

    ProgramOutbox(String client, Outboxes outboxes, OutboxTransactions transactions) {
        this.client = client;
        this.outboxes = outboxes;
        this.transactions = transactions;
        payloads = outboxes.payloads();
        program = outboxes.program(client);
    }

    @Override
    public OutboxResult record(NewTransaction sale) {
        return one(recorded(sale));
    }

    @Override
    public Map<String, OutboxResult> recordAll(List<NewTransaction> sales) {
        List<Change> changes = new ArrayList<>();
        sales.forEach(sale -> changes.add(recorded(sale)));
        return store(changes);
    }

    private Change recorded(NewTransaction sale) {
        return wanted(sale, Change.LEAST, NextLook.NONE, "record " + sale.amount());
    }

    @Override
    public OutboxResult amend(NewTransaction sale, long revision) {
        checked(revision);
        return one(wanted(sale, revision, NextLook.FIRST, "amend to " + sale.amount() + ", revision " + revision));
    }

    private Change wanted(NewTransaction sale, long revision, NextLook look, String words) {
        String key = sale.key();
        if (key == null) {
            throw new IllegalArgumentException(
                    "the outbox needs a sale with a key: without one, no look-up can show whether it was delivered");
        }
        Long soldAt = sale.createdAt() == null ? null : sale.createdAt().toEpochMilli();
        return change(OutboxKind.SALE, WireKey.checked(key), payloads.write(sale), revision, soldAt, look, 0, words);
    }

    @Override
    public OutboxResult remove(String key) {
        return one(removed(key, Change.GREATEST, "remove"));
    }

    @Override
    public OutboxResult remove(String key, long revision) {
        checked(revision);
        return one(removed(key, revision, "remove, revision " + revision));
    }

    private Change removed(String key, long revision, String words) {
        long delay = outboxes.settings().settleWindow().toMillis();
        return change(OutboxKind.SALE, WireKey.checked(key), null, revision, null, NextLook.SETTLE, delay, words);
    }

    private static void checked(long revision) {
        if (revision == Change.LEAST || revision == Change.GREATEST) {
            throw new IllegalArgumentException("the revision must be neither Long.MIN_VALUE nor Long.MAX_VALUE");
        }
    }

    @Override
    public OutboxResult credit(String number, Credit credit) {
        Objects.requireNonNull(credit, "credit must not be null");
        if (number.isBlank() || number.length() > 250) {
            throw new IllegalArgumentException(
                    "the number of a credit must not be blank or longer than 250 characters");
        }
        String words = "credit " + credit.amount();
        return one(
                change(OutboxKind.CREDIT, number, payloads.write(credit), Change.LEAST, null, NextLook.NONE, 0, words));
    }

    private Change change(
            OutboxKind kind,
            String key,
            @Nullable String payload,
            long revision,
            @Nullable Long soldAt,
            NextLook look,
            long delay,
            String words) {
        String id = Row.id(program, kind, key);
        return new Change(id, program, kind, key, payload, revision, soldAt, look, delay, words);
    }

    private OutboxResult one(Change change) {
        return Objects.requireNonNull(store(List.of(change)).get(change.key()));
    }

    /** Stores changes in the caller's transaction, or in a new one. */
    private Map<String, OutboxResult> store(List<Change> changes) {
        outboxes.check(client);
        try {
            Map<String, OutboxResult> joined = transactions.join(connection -> {
                Map<String, OutboxResult> results = store(connection, changes);
                transactions.afterCommit(() -> stored(changes, results));
                return results;
            });
            if (joined != null) {
                return joined;
            }
        } catch (SQLException e) {
            throw new OutboxDatabaseException(e);
        }
        Map<String, OutboxResult> results = outboxes.database().own(connection -> store(connection, changes));
        stored(changes, results);
        return results;
    }

    private Map<String, OutboxResult> store(Connection connection, List<Change> changes) throws SQLException {
        Map<String, OutboxResult> told = new HashMap<>();
        // Two transactions that lock the same rows in one order never wait for each other.
        List<Change> open =
                changes.stream().sorted(Comparator.comparing(Change::id)).toList();
        while (!open.isEmpty()) {
            Map<String, Change> batch = new LinkedHashMap<>();
            List<Change> later = new ArrayList<>();
            for (Change change : open) {
                if (batch.size() == BATCH || batch.putIfAbsent(change.id(), change) != null) {
                    later.add(change);
                }
            }
            storeBatch(connection, List.copyOf(batch.values()), told);
            open = later;
        }
        Map<String, OutboxResult> results = new LinkedHashMap<>();
        changes.forEach(change -> results.put(change.key(), Objects.requireNonNull(told.get(change.key()))));
        return results;
    }

    private void storeBatch(Connection connection, List<Change> batch, Map<String, OutboxResult> told)
            throws SQLException {
        Wishes wishes = outboxes.table().wishes();
        Map<String, @Nullable Left> left = wishes.change(connection, batch);
        for (Change change : batch) {
            OutboxResult result = result(change, left.get(change.id()));
            if (result == OutboxResult.CONFLICT) {
                wishes.conflict(connection, change.id(), change.words() + ": conflict, ignored");
            }
            told.merge(change.key(), result, (first, next) -> next == OutboxResult.CONFLICT ? next : first);
        }
    }

    private OutboxResult result(Change change, @Nullable Left there) {
        if (there == null) {
            return OutboxResult.STORED;
        }
        if (there.revision() > change.revision()) {
            return OutboxResult.OUTDATED;
        }
        if (there.wantsSale() != change.wantsSale()) {
            return OutboxResult.CONFLICT;
        }
        // A payload that was emptied cannot be compared.
        boolean same = there.payload() == null || payloads.isSame(change.kind(), there.payload(), change.payload());
        return same ? OutboxResult.UNCHANGED : OutboxResult.CONFLICT;
    }

    private void stored(List<Change> changes, Map<String, OutboxResult> results) {
        if (results.containsValue(OutboxResult.STORED)) {
            outboxes.wake(program);
        }
        for (Change change : changes) {
            if (results.get(change.key()) == OutboxResult.CONFLICT) {
                outboxes.events().conflict(client, change.id());
            }
        }
    }

    @Override
    public Optional<OutboxReport> report(String key) {
        outboxes.shown(client);
        OutboxTable table = outboxes.database().table();
        @Nullable
        Row row = outboxes.database()
                .<@Nullable Row>own(connection -> table.find(connection, Row.id(program, OutboxKind.SALE, key), false));
        return row == null ? Optional.empty() : Optional.of(outboxes.reports().of(row, client, shown(row)));
    }

    /** What Partnero shows for the latest wire keys of the order. */
    private List<String> shown(Row row) {
        List<String> shown = new ArrayList<>();
        for (int wire = row.at().wire(); wire > Math.max(0, row.at().wire() - SHOWN); wire--) {
            String wireKey = WireKey.of(row.key(), wire);
            try {
                for (Transaction found : outboxes.partnero(client)
                        .transactions()
                        .list(TransactionQuery.byKey(wireKey))
                        .items()) {
                    if (wireKey.equals(found.key()) && !found.isDeleted()) {
                        shown.add(wireKey + ": " + found.amount());
                    }
                }
            } catch (PartneroException e) {
                shown.add(wireKey + ": not known, " + e.getMessage());
            } catch (IllegalArgumentException e) {
                shown.add(wireKey + ": not known, there is no client of this name now");
            }
        }
        return shown;
    }

    @Override
    public PartneroOutbox client(String name) {
        outboxes.check(name);
        return new ProgramOutbox(name, outboxes, transactions);
    }
}
