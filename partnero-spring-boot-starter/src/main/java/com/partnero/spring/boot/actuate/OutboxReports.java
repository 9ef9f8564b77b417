package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.outbox.OutboxEntry;
import com.partnero.spring.boot.outbox.OutboxOperations;
import com.partnero.spring.boot.outbox.OutboxState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.core.NestedRuntimeException;

/** The part of the endpoint that shows outboxes, without the keys of sales, and decides about problems. Thread-safe. */
final class OutboxReports {

    private static final List<OutboxState> PROBLEMS =
            Arrays.stream(OutboxState.values()).filter(OutboxState::isProblem).toList();

    private final OutboxOperations outbox;

    OutboxReports(OutboxOperations outbox) {
        this.outbox = outbox;
    }

    /**
     * An outbox.
     *
     * @param entries how many are under way or wait for a person, by state
     * @param oldest when the oldest one that is under way was recorded, or null
     * @param problems the newest hundred that wait for a person
     */
    public record Report(
            Map<String, Long> entries, @Nullable Instant oldest, List<Problem> problems) {}

    /**
     * An entry that waits for a person.
     *
     * @param id the primary key of its row
     * @param kind sale, credit or delete
     * @param state quarantined or needs_decision
     * @param attempts how often it was sent or tried to be sent
     * @param reason why it waits
     * @param recordedAt when the application recorded it
     * @param changedAt since when it waits
     */
    public record Problem(
            String id,
            String kind,
            String state,
            int attempts,
            @Nullable String reason,
            Instant recordedAt,
            Instant changedAt) {}

    Report report(String client) {
        return fromDatabase(() -> reported(client));
    }

    private Report reported(String client) {
        Map<String, Long> entries = new TreeMap<>();
        outbox.counts(client).forEach((state, count) -> entries.put(word(state), count));
        return new Report(
                entries,
                outbox.oldest(client).orElse(null),
                outbox.list(client, PROBLEMS).stream()
                        .map(OutboxReports::problem)
                        .toList());
    }

    @Nullable
    Problem problem(String client, String id) {
        return fromDatabase(() -> outbox.find(client, id).map(OutboxReports::problem))
                .orElse(null);
    }

    /** Null if there is no such problem. */
    @Nullable
    Problem decide(String client, String id, String action, @Nullable String reason) {
        boolean decided = fromDatabase(() -> switch (action) {
            case "retry" -> outbox.retry(client, id);
            case "discard" -> discard(client, id, given(reason));
            default -> throw invalid("action must be retry or discard");
        });
        return decided ? problem(client, id) : null;
    }

    private boolean discard(String client, String id, String reason) {
        try {
            return outbox.discard(client, id, reason);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Pools and drivers tell addresses and statements, which are not for whoever may see the endpoint. */
    private static <T> T fromDatabase(Supplier<T> work) {
        try {
            return work.get();
        } catch (NestedRuntimeException | IllegalStateException e) {
            throw new OutboxUnavailableException(e);
        }
    }

    private static String given(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw invalid("discard needs a reason: it is kept with the entry");
        }
        return reason;
    }

    private static InvalidEndpointRequestException invalid(String message) {
        return new InvalidEndpointRequestException(message, message);
    }

    private static Problem problem(OutboxEntry entry) {
        return new Problem(
                entry.id(),
                word(entry.kind()),
                word(entry.state()),
                entry.attempts(),
                entry.reason(),
                entry.recordedAt(),
                entry.changedAt());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
