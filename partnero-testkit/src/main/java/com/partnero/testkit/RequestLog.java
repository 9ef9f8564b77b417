package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.testkit.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The latest requests, with as many of their bodies as there is room for. Thread-safe. */
final class RequestLog {

    static final String DROPPED = "(dropped: the log keeps the bodies of the latest requests only)";
    private static final int MAX = 10_000;

    private final Clock clock;
    private final LongSupplier maxBytes;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long numbers;
    private int cleared;
    private long changes;

    /** @param maxBytes how much all bodies may take together */
    RequestLog(Clock clock, LongSupplier maxBytes) {
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    synchronized Entry add(Request request, @Nullable Operation operation) {
        numbers++;
        Entry entry = new Entry(numbers, clock.instant(), System.nanoTime(), request, operation);
        entries.add(entry);
        if (entries.size() > MAX) {
            bytes -= entries.remove().drop();
        }
        grow(request.body().length);
        return entry;
    }

    /** Makes room by dropping the oldest bodies. */
    private void grow(long by) {
        changes++;
        bytes += by;
        Iterator<Entry> oldest = entries.iterator();
        long most = maxBytes.getAsLong();
        while (bytes > most && oldest.hasNext()) {
            bytes -= oldest.next().drop();
        }
    }

    synchronized List<ReceivedRequest> all() {
        return entries.stream().map(Entry::snapshot).toList();
    }

    /** The requests that match a filter, oldest first. */
    List<ReceivedRequest> all(RequestFilter filter) {
        List<ReceivedRequest> all = all();
        return filter.equals(RequestFilter.ALL)
                ? all
                : all.stream().filter(filter::matches).toList();
    }

    synchronized @Nullable ReceivedRequest find(long number) {
        return entries.stream()
                .filter(entry -> entry.number == number)
                .findFirst()
                .map(Entry::snapshot)
                .orElse(null);
    }

    synchronized List<Operation> operations() {
        return entries.stream()
                .map(entry -> entry.operation)
                .filter(Objects::nonNull)
                .toList();
    }

    synchronized int size() {
        return entries.size();
    }

    /** How often the log was cleared; numbers then start again. */
    synchronized int cleared() {
        return cleared;
    }

    /** A number that grows with every change. */
    synchronized long changes() {
        return changes;
    }

    synchronized void clear() {
        entries.clear();
        numbers = 0;
        bytes = 0;
        cleared++;
        changes++;
    }

    private synchronized void answered(Entry entry, int status, String body) {
        entry.answer(status, body);
        if (entry.generation == cleared && !entry.dropped) {
            grow(entry.answerBytes());
        } else {
            entry.drop();
        }
    }

    /** One request and its answer. The log's lock protects it. */
    final class Entry {

        private final long number;
        private final Instant at;
        private final long start;
        private final Request request;
        private final @Nullable Operation operation;
        private final int bodyBytes;
        private final int generation = cleared;
        private boolean dropped;
        private String body;
        private @Nullable String fault;
        private @Nullable Integer status;
        private @Nullable String reason;
        private String answer = "";
        private Duration took = Duration.ZERO;

        private Entry(long number, Instant at, long start, Request request, @Nullable Operation operation) {
            this.number = number;
            this.at = at;
            this.start = start;
            this.request = request.withoutBody();
            this.operation = operation;
            body = request.text();
            bodyBytes = request.body().length;
        }

        void broken(String by) {
            synchronized (RequestLog.this) {
                fault = by;
                changes++;
            }
        }

        void refused(Refusal refusal) {
            synchronized (RequestLog.this) {
                reason = refusal.reason();
                changes++;
            }
        }

        void answered(int code, String text) {
            RequestLog.this.answered(this, code, text);
        }

        private void answer(int code, String text) {
            status = code;
            answer = text;
            took = Duration.ofNanos(System.nanoTime() - start);
        }

        private long answerBytes() {
            return answer.length();
        }

        /** Returns how many bytes that frees. */
        private long drop() {
            long freed = dropped ? 0 : bodyBytes + answerBytes();
            dropped = true;
            body = bodyBytes == 0 ? "" : DROPPED;
            answer = answer.isEmpty() ? "" : DROPPED;
            return freed;
        }

        private ReceivedRequest snapshot() {
            return new ReceivedRequest(
                    number,
                    at,
                    request.method(),
                    request.target(),
                    request.headers(),
                    body,
                    operation,
                    fault,
                    status,
                    answer,
                    reason,
                    took);
        }
    }
}
