package com.partnero.spring.boot.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;

/** Registers the meters of all outboxes. The database is asked every few seconds at most, whoever looks how often. Thread-safe. */
final class OutboxMetrics implements SmartInitializingSingleton {

    private final Outboxes outboxes;
    private final MeterRegistry registry;

    OutboxMetrics(Outboxes outboxes, MeterRegistry registry) {
        this.outboxes = outboxes;
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        outboxes.programs().forEach(this::register);
    }

    private void register(String client) {
        Reading reading = new Reading(outboxes, client);
        for (OutboxState state : OutboxState.values()) {
            if (state.isUnderWay() || state.isProblem()) {
                Gauge.builder(PartneroOutboxMeters.ENTRIES.meterName(), reading, now -> now.count(state))
                        .description(PartneroOutboxMeters.ENTRIES.description())
                        .tag("client", client)
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .strongReference(true)
                        .register(registry);
            }
        }
        TimeGauge.builder(PartneroOutboxMeters.OLDEST_AGE.meterName(), reading, TimeUnit.SECONDS, Reading::oldestAge)
                .description(PartneroOutboxMeters.OLDEST_AGE.description())
                .tag("client", client)
                .strongReference(true)
                .register(registry);
        for (OutboxKind kind : OutboxKind.values()) {
            delivery(client, kind);
        }
    }

    @EventListener
    void delivered(OutboxEvent.Delivered event) {
        OutboxEntry entry = event.entry();
        delivery(entry.client(), entry.kind()).record(Duration.between(entry.recordedAt(), entry.changedAt()));
    }

    private Timer delivery(String client, OutboxKind kind) {
        return Timer.builder(PartneroOutboxMeters.DELIVERY.meterName())
                .description(PartneroOutboxMeters.DELIVERY.description())
                .tag("client", client)
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** What the table says of one program, kept for a moment. */
    private static final class Reading {

        private static final Duration KEPT = Duration.ofSeconds(5);

        private final Outboxes outboxes;
        private final String client;
        private final Clock clock;
        private Instant readAt = Instant.MIN;
        private Map<OutboxState, Long> counts = Map.of();
        private @Nullable Instant oldest;

        Reading(Outboxes outboxes, String client) {
            this.outboxes = outboxes;
            this.client = client;
            clock = outboxes.clock();
        }

        synchronized double count(OutboxState state) {
            read();
            Long count = counts.get(state);
            return count == null ? Double.NaN : count;
        }

        synchronized double oldestAge() {
            read();
            if (counts.isEmpty()) {
                return Double.NaN;
            }
            Instant since = oldest;
            return since == null
                    ? 0
                    : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
        }

        private void read() {
            Instant now = clock.instant();
            if (now.isBefore(readAt.plus(KEPT))) {
                return;
            }
            readAt = now;
            try {
                OutboxTable table = outboxes.table();
                counts = table.counts(client);
                oldest = table.oldest(client);
            } catch (RuntimeException e) {
                // No tables, or no database: nothing is known.
                counts = Map.of();
            }
        }
    }
}
