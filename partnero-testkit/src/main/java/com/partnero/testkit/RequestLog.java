package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.testkit.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest requests. Thread-safe. */
final class RequestLog {

    private static final int MAX = 10_000;

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long numbers;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    synchronized Entry add(Request request, @Nullable Operation operation) {
        numbers++;
        Entry entry = new Entry(numbers, clock.instant(), System.nanoTime(), request, operation);
        entries.add(entry);
        if (entries.size() > MAX) {
            entries.remove();
        }
        return entry;
    }

    synchronized List<ReceivedRequest> all() {
        return entries.stream().map(Entry::snapshot).toList();
    }

    synchronized void clear() {
        entries.clear();
        numbers = 0;
    }

    /** One request, and what becomes of it. */
    static final class Entry {

        private final long number;
        private final Instant at;
        private final long start;
        private final Request request;
        private final @Nullable Operation operation;
        private @Nullable String fault;
        private @Nullable Integer status;
        private String answer = "";
        private Duration took = Duration.ZERO;

        private Entry(long number, Instant at, long start, Request request, @Nullable Operation operation) {
            this.number = number;
            this.at = at;
            this.start = start;
            this.request = request;
            this.operation = operation;
        }

        synchronized void broken(String by) {
            fault = by;
        }

        synchronized void answered(int code, String body) {
            status = code;
            answer = body;
            took = Duration.ofNanos(System.nanoTime() - start);
        }

        synchronized ReceivedRequest snapshot() {
            return new ReceivedRequest(
                    number,
                    at,
                    request.method(),
                    request.target(),
                    request.headers(),
                    request.text(),
                    operation,
                    fault,
                    status,
                    answer,
                    took);
        }
    }
}
