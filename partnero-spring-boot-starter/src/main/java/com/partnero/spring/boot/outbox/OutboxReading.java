package com.partnero.spring.boot.outbox;

import com.partnero.outbox.MissingOutboxTableException;
import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.OutboxSummary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * What the table says of all programs, kept for a moment. It is read on another thread. An unavailable database may
 * block that thread, but not the one that collects the metrics of the application. Thread-safe.
 */
final class OutboxReading implements DisposableBean {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration OLDEST = Duration.ofMinutes(1);

    private final OutboxOperations outbox;
    private final ExecutorService readers = Executors.newCachedThreadPool(threads());
    private volatile @Nullable List<OutboxSummary> read;
    private volatile boolean noTables;
    private volatile long readAt;
    private long askedAt = System.nanoTime() - KEPT.toNanos();
    private boolean reading;

    OutboxReading(OutboxOperations outbox) {
        this.outbox = outbox;
    }

    private static ThreadFactory threads() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("partnero-outbox-metrics-");
        threads.setDaemon(true);
        return threads;
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }

    /** Whether the last look found no tables: nobody uses the outbox. */
    boolean hasNoTables() {
        return noTables;
    }

    /** Null if it is not known. */
    @Nullable
    List<OutboxSummary> all() {
        if (isDue()) {
            ask();
        }
        return System.nanoTime() - readAt < OLDEST.toNanos() ? read : null;
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
        boolean missing = false;
        try {
            now = outbox.summary();
        } catch (MissingOutboxTableException e) {
            missing = true;
        } catch (RuntimeException e) {
            // No database.
        } finally {
            read = now;
            noTables = missing;
            readAt = System.nanoTime();
            synchronized (this) {
                reading = false;
            }
        }
    }
}
