package com.partnero.spring.boot.actuate;

import com.partnero.outbox.Decision;
import com.partnero.outbox.OutboxDatabaseException;
import com.partnero.outbox.OutboxKind;
import com.partnero.outbox.OutboxReport;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.OutboxSummary;
import com.partnero.outbox.Outboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** The part of the endpoint that shows outboxes and does what persons decide. No buyer is shown. Thread-safe. */
final class OutboxReports implements OutboxView {

    /** Decisions of one request, so that it ends. */
    private static final int MOST = 10_000;

    private final Outboxes outboxes;

    OutboxReports(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    /**
     * An outbox.
     *
     * @param entries how many there are, by state
     * @param conflicts orders with two contents under one revision
     * @param oldest age of the oldest entry under way, or null
     * @param pausedUntil until when nothing is sent, or null
     * @param pauseReason why, or null
     * @param problems the newest hundred that need a person
     */
    public record Summary(
            Map<String, Long> entries,
            long conflicts,
            @Nullable String oldest,
            @Nullable String pausedUntil,
            @Nullable String pauseReason,
            List<Entry> problems) {}

    /**
     * An order or a credit.
     *
     * @param kind sale or credit
     * @param key its number
     * @param wanted in words
     * @param state what is known
     * @param wireKey the key under which Partnero has, or gets, the sale
     * @param reason why it is in this state, or null
     * @param history what happened, the newest last
     * @param recorded what Partnero shows now; empty if it was not asked
     */
    public record Entry(
            String kind,
            String key,
            String wanted,
            String state,
            String wireKey,
            @Nullable String reason,
            List<String> history,
            List<String> recorded) {

        static Entry of(OutboxReport report) {
            return new Entry(
                    word(report.kind()),
                    report.key(),
                    report.wanted(),
                    word(report.state()),
                    report.wireKey(),
                    report.reason(),
                    report.history(),
                    report.recorded());
        }
    }

    /**
     * The number of entries decided at once.
     *
     * @param decided how many entries
     */
    public record Decided(int decided) {}

    @Override
    public boolean has(String client) {
        return outboxes.has(client);
    }

    @Override
    public Object summary(String client) {
        return fromDatabase(() -> {
            OutboxSummary summary = outboxes.operations().summary(client);
            Map<String, Long> entries = new TreeMap<>();
            summary.counts().forEach((state, count) -> entries.put(word(state), count));
            Duration oldest = summary.oldest();
            return new Summary(
                    entries,
                    summary.conflicts(),
                    oldest == null ? null : oldest.toString(),
                    summary.pausedUntil() == null ? null : summary.pausedUntil().toString(),
                    summary.pauseReason(),
                    outboxes.operations().list(client, OutboxState.ATTENTION).stream()
                            .map(Entry::of)
                            .toList());
        });
    }

    @Override
    public @Nullable Object order(String client, String key) {
        return fromDatabase(() -> outboxes.of(client).report(key).map(Entry::of))
                .orElse(null);
    }

    @Override
    public @Nullable Object decide(String client, String key, @Nullable String action, @Nullable String reason) {
        Decision decision = decision(action);
        String why = given(reason);
        return fromDatabase(() -> outboxes.operations().decide(client, key, decision, why)) ? new Decided(1) : null;
    }

    @Override
    public boolean knows(String client, String key) {
        return fromDatabase(() -> outboxes.knows(client, key));
    }

    @Override
    public Object decideAll(
            String client,
            @Nullable String state,
            @Nullable String kind,
            @Nullable String action,
            @Nullable String reason) {
        Decision decision = decision(action);
        String why = given(reason);
        OutboxState which = parsed(OutboxState.class, state == null ? "attention" : state);
        OutboxKind only = kind == null ? null : parsed(OutboxKind.class, kind);
        return new Decided(fromDatabase(() -> decideAll(client, which, only, decision, why)));
    }

    private int decideAll(
            String client, OutboxState state, @Nullable OutboxKind only, Decision decision, String reason) {
        int decided = 0;
        List<OutboxReport> left;
        int before;
        do {
            before = decided;
            left = new ArrayList<>(outboxes.operations().list(client, state));
            left.removeIf(report -> only != null && report.kind() != only);
            for (OutboxReport report : left) {
                decided += outboxes.operations().decide(client, report.key(), decision, reason) ? 1 : 0;
            }
        } while (decided > before && decided < MOST);
        return decided;
    }

    private static Decision decision(@Nullable String action) {
        return parsed(Decision.class, action == null ? "" : action);
    }

    private static <E extends Enum<E>> E parsed(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        String name = type == Decision.class ? "action" : type == OutboxKind.class ? "kind" : "state";
        throw invalid(name + " must be one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(OutboxReports::word)
                        .toList());
    }

    private static String given(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 200) {
            throw invalid("a decision needs a reason of at most 200 characters: it is kept with the entry");
        }
        return reason;
    }

    /** Messages of pools and drivers contain addresses and statements, which the endpoint must not show. */
    private static <T> T fromDatabase(Supplier<T> work) {
        try {
            return work.get();
        } catch (OutboxDatabaseException | IllegalStateException e) {
            throw new OutboxUnavailableException(e);
        }
    }

    private static InvalidEndpointRequestException invalid(String message) {
        return new InvalidEndpointRequestException(message, message);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
