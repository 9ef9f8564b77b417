package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroClientProperties;
import com.partnero.spring.boot.PartneroClients;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How the calls of the last minutes went. It makes no request of its own: UNKNOWN until there was a call, OUT_OF_SERVICE once
 * the service refuses an API key, DOWN when too many calls fail.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroHealthIndicator implements HealthIndicator {

    private final PartneroClients clients;
    private final CallHistory history;

    PartneroHealthIndicator(PartneroClients clients, CallHistory history) {
        this.clients = clients;
        this.history = history;
    }

    @Override
    public Health health() {
        Map<String, Health> healths = new LinkedHashMap<>();
        new TreeSet<>(clients.names()).forEach(client -> healths.put(client, health(client)));
        Status worst = StatusAggregator.getDefault()
                .getAggregateStatus(
                        healths.values().stream().map(Health::getStatus).collect(Collectors.toSet()));
        Health.Builder health = Health.status(worst);
        healths.forEach((client, one) -> {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("status", one.getStatus().getCode());
            details.putAll(one.getDetails());
            health.withDetail(client, details);
        });
        return health.build();
    }

    private Health health(String client) {
        PartneroClientProperties.Health limits = clients.properties(client).getHealth();
        RecentCalls calls = history.of(client);
        RecentCalls.Window window = calls.within(limits.getWindow());
        Health.Builder health = Health.status(status(calls, window, limits))
                .withDetail("window", limits.getWindow().toString())
                .withDetail("calls", window.calls())
                .withDetail("failures", window.failures())
                .withDetail("failureRatio", String.format(Locale.ROOT, "%.2f", window.failureRatio()));
        if (calls.isKeyRefused()) {
            health.withDetail("reason", "the service refuses the API key");
        }
        return health.build();
    }

    private static Status status(RecentCalls calls, RecentCalls.Window window, PartneroClientProperties.Health limits) {
        if (calls.isEmpty()) {
            return Status.UNKNOWN;
        }
        if (calls.isKeyRefused()) {
            return Status.OUT_OF_SERVICE;
        }
        boolean enough = window.calls() >= limits.getMinCalls();
        return enough && window.failureRatio() >= limits.getFailureRatio() ? Status.DOWN : Status.UP;
    }
}
