package com.partnero.spring.boot.outbox;

import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.OutboxSummary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of all programs, kept for a moment. It is read on another thread. An unavailable database may
 * block that thread, but not the one that collects the metrics of the application. Thread-safe.
 */
final class OutboxReading {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration OLDEST = Duration.ofMinutes(1);

    private final OutboxOperations outbox;
    private final ExecutorService readers;
    private volatile @Nullable List<OutboxSummary> read;
    private volatile long readAt;
    private long askedAt = System.nanoTime() - KEPT.toNanos();
    private boolean reading;

    OutboxReading(OutboxOperations outbox, ExecutorService readers) {
        this.outbox = outbox;
        this.readers = readers;
    }

    /** Null if it is not known. */
    @Nullable
    List<OutboxSummary> all() {
        if (isDue()) {
            ask();
        }
        return System.nanoTime() - readAt < OLDEST.toNanos() ? read : null;
    }

    /** Null if it is not known. */
    @Nullable
    OutboxSummary of(String client) {
        List<OutboxSummary> known = all();
        return known == null
                ? null
                : known.stream()
                        .filter(one -> client.equals(one.client()))
                        .findFirst()
                        .orElse(null);
    }

    private synchronized boolean isDue() {
        boolean due = !reading && System.nanoTime() - askedAt >= KEPT.toNanos();
        if (due) {
            reading = true;
            askedAt = System.nanoTime();
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
        List<OutboxSummary> now = null;
        try {
            now = outbox.summary();
        } catch (RuntimeException e) {
            // No tables, or no database.
        } finally {
            read = now;
            readAt = System.nanoTime();
            synchronized (this) {
                reading = false;
            }
        }
    }
}
