package com.partnero.outbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what became of entries, once it is committed. Thread-safe. */
final class OutboxEvents {

    private static final System.Logger LOG = System.getLogger(PartneroOutbox.class.getName());

    private final Database database;
    private final Reports reports;
    private final Consumer<OutboxEvent> listener;

    OutboxEvents(Database database, Reports reports, Consumer<OutboxEvent> listener) {
        this.database = database;
        this.reports = reports;
        this.listener = listener;
    }

    /** A row has come to rest. */
    void settled(Row row, String client, long now) {
        OutboxReport entry = reports.of(row, client, List.of());
        switch (row.at().state()) {
            case RECORDED, ABSENT ->
                tell(new OutboxEvent.Delivered(entry, Duration.ofMillis(Math.max(0, now - row.countedFrom()))));
            case REFUSED -> tell(new OutboxEvent.Refused(entry));
            case ATTENTION -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "An entry of the Partnero outbox needs a decision: " + entry + ": " + entry.reason());
                tell(new OutboxEvent.NeedsAttention(entry));
            }
            default -> {}
        }
    }

    void lateSaleRemoved(Row row, String client) {
        tell(new OutboxEvent.LateSaleRemoved(reports.of(row, client, List.of())));
    }

    /** The caller's transaction is committed: a database that fails now must not look as if nothing was stored. */
    void conflict(String client, String id) {
        @Nullable Row row;
        try {
            row = database.<@Nullable Row>own(connection -> database.table().find(connection, id, false));
        } catch (OutboxDatabaseException e) {
            LOG.log(System.Logger.Level.WARNING, "A conflict is counted but not told: " + e.getMessage());
            return;
        }
        if (row != null) {
            OutboxReport entry = reports.of(row, client, List.of());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A revision that was stored before came again with other content: " + entry);
            tell(new OutboxEvent.Conflict(entry));
        }
    }

    private void tell(OutboxEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A listener of the Partnero outbox failed", e);
        }
    }
}
