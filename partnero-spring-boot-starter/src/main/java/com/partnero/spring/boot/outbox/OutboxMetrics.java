package com.partnero.spring.boot.outbox;

import com.partnero.outbox.OutboxEvent;
import com.partnero.outbox.OutboxKind;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.OutboxSummary;
import com.partnero.spring.boot.PartneroClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;

/**
 * Registers the meters of all outboxes. The database is queried at most every few seconds, however often the metrics
 * are read. Thread-safe.
 */
final class OutboxMetrics implements SmartInitializingSingleton {

    /** Those at rest are counted as they get there: their number only grows. */
    private static final List<OutboxState> GAUGED = List.of(
            OutboxState.NOT_SENT,
            OutboxState.SENDING,
            OutboxState.UNKNOWN,
            OutboxState.DELETING,
            OutboxState.TO_DELETE,
            OutboxState.ATTENTION);

    private final PartneroClients clients;
    private final boolean hasTenants;
    private final MeterRegistry registry;
    private final OutboxReading reading;

    /** @param hasTenants whether a bean finds the keys of programs that are not configured */
    OutboxMetrics(OutboxReading reading, PartneroClients clients, boolean hasTenants, MeterRegistry registry) {
        this.reading = reading;
        this.clients = clients;
        this.hasTenants = hasTenants;
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        clients.names().forEach(this::register);
        if (hasTenants && !clients.names().contains(PartneroClients.DEFAULT)) {
            register(PartneroClients.DEFAULT);
        }
        Gauge.builder(PartneroOutboxMeters.UNCONFIGURED.meterName(), this, OutboxMetrics::unconfigured)
                .description(PartneroOutboxMeters.UNCONFIGURED.description())
                .register(registry);
    }

    private void register(String client) {
        for (OutboxState state : GAUGED) {
            sum(PartneroOutboxMeters.ENTRIES, client, now -> now.counts().getOrDefault(state, 0L))
                    .tag("state", word(state))
                    .register(registry);
        }
        sum(PartneroOutboxMeters.CONFLICTS, client, OutboxSummary::conflicts).register(registry);
        sum(PartneroOutboxMeters.PAUSED, client, now -> now.pausedUntil() == null ? 0 : 1)
                .register(registry);
        TimeGauge.builder(
                        PartneroOutboxMeters.OLDEST_AGE.meterName(),
                        reading,
                        TimeUnit.SECONDS,
                        all -> value(client, OutboxMetrics::oldest))
                .description(PartneroOutboxMeters.OLDEST_AGE.description())
                .tag("client", client)
                .strongReference(true)
                .register(registry);
        for (OutboxKind kind : OutboxKind.values()) {
            delivery(client, kind);
        }
        counter(PartneroOutboxMeters.REFUSED, client);
        counter(PartneroOutboxMeters.LATE_SALES, client);
    }

    private Gauge.Builder<OutboxReading> sum(
            PartneroOutboxMeters meter, String client, ToDoubleFunction<OutboxSummary> value) {
        return Gauge.builder(
                        meter.meterName(),
                        reading,
                        all -> value(client, some -> some.mapToDouble(value).sum()))
                .description(meter.description())
                .tag("client", client)
                .strongReference(true);
    }

    /** Seconds. */
    private static double oldest(Stream<OutboxSummary> some) {
        return some.map(OutboxSummary::oldest)
                .filter(Objects::nonNull)
                .mapToDouble(age -> age.toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    /** Not a number if it is not known. */
    private double value(String client, ToDoubleFunction<Stream<OutboxSummary>> value) {
        List<OutboxSummary> all = reading.all();
        return all == null
                ? Double.NaN
                : value.applyAsDouble(
                        all.stream().filter(one -> one.client() != null && client.equals(tag(one.client()))));
    }

    /** No series is of a tenant: tenants count with the program whose settings they have. */
    private String tag(String client) {
        return clients.names().contains(client) ? client : PartneroClients.DEFAULT;
    }

    private double unconfigured() {
        List<OutboxSummary> all = reading.all();
        return all == null
                ? Double.NaN
                : all.stream()
                        .filter(one -> one.client() == null)
                        .flatMap(one -> one.counts().values().stream())
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private Counter counter(PartneroOutboxMeters meter, String client) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .tag("client", client)
                .register(registry);
    }

    @EventListener
    void on(OutboxEvent event) {
        String client = tag(event.entry().client());
        if (event instanceof OutboxEvent.Delivered delivered) {
            delivery(client, event.entry().kind()).record(delivered.after());
        } else if (event instanceof OutboxEvent.Refused) {
            counter(PartneroOutboxMeters.REFUSED, client).increment();
        } else if (event instanceof OutboxEvent.LateSaleRemoved) {
            counter(PartneroOutboxMeters.LATE_SALES, client).increment();
        }
    }

    private Timer delivery(String client, OutboxKind kind) {
        return Timer.builder(PartneroOutboxMeters.DELIVERY.meterName())
                .description(PartneroOutboxMeters.DELIVERY.description())
                .tag("client", client)
                .tag("kind", word(kind))
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
