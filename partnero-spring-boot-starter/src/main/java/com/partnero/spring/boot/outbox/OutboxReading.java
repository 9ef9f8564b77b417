package com.partnero.spring.boot.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of one program, kept for a moment. It is read on another thread: a database that is away can hold that
 * one for as long as its pool waits, but not whoever collects the metrics of the whole application. Thread-safe.
 */
final class OutboxReading {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration OLDEST = Duration.ofMinutes(1);

    private final Outboxes outboxes;
    private final String client;
    private final ExecutorService readers;
    private final Clock clock;
    private volatile Values values = Values.UNKNOWN;
    private Instant askedAt = Instant.MIN;
    private boolean reading;

    OutboxReading(Outboxes outboxes, String client, ExecutorService readers) {
        this.outboxes = outboxes;
        this.client = client;
        this.readers = readers;
        clock = outboxes.clock();
    }

    private record Values(
            Instant at,
            Map<OutboxState, Long> counts,
            @Nullable Instant oldest) {

        static final Values UNKNOWN = new Values(Instant.MIN, Map.of(), null);
    }

    /** Not a number if it is not known. */
    double count(OutboxState state) {
        Long count = values().counts().get(state);
        return count == null ? Double.NaN : count;
    }

    /** In seconds; not a number if it is not known. */
    double oldestAge() {
        Values read = values();
        if (read.counts().isEmpty()) {
            return Double.NaN;
        }
        Instant since = read.oldest();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private Values values() {
        Instant now = clock.instant();
        if (isDue(now)) {
            ask();
        }
        Values read = values;
        return now.isAfter(read.at().plus(OLDEST)) ? Values.UNKNOWN : read;
    }

    private synchronized boolean isDue(Instant now) {
        boolean due = !reading && !now.isBefore(askedAt.plus(KEPT));
        if (due) {
            reading = true;
            askedAt = now;
        }
        return due;
    }

    private void ask() {
        try {
            readers.submit(this::read).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            // What is known is shown meanwhile.
        }
    }

    private void read() {
        Values read = Values.UNKNOWN;
        try {
            OutboxTable table = outboxes.table();
            read = new Values(clock.instant(), table.counts(client), table.oldest(client));
        } catch (RuntimeException e) {
            // No tables, or no database.
        } finally {
            values = read;
            synchronized (this) {
                reading = false;
            }
        }
    }
}
