package com.partnero.spring.boot.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Registers the meters of all outboxes. The database is asked every few seconds at most, whoever looks how often. Thread-safe. */
final class OutboxMetrics implements SmartInitializingSingleton, DisposableBean {

    private final Outboxes outboxes;
    private final MeterRegistry registry;
    private final ExecutorService readers = Executors.newCachedThreadPool(threads());

    OutboxMetrics(Outboxes outboxes, MeterRegistry registry) {
        this.outboxes = outboxes;
        this.registry = registry;
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

    @Override
    public void afterSingletonsInstantiated() {
        outboxes.programs().forEach(this::register);
    }

    private void register(String client) {
        OutboxReading reading = new OutboxReading(outboxes, client, readers);
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
        TimeGauge.builder(
                        PartneroOutboxMeters.OLDEST_AGE.meterName(),
                        reading,
                        TimeUnit.SECONDS,
                        OutboxReading::oldestAge)
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
}
