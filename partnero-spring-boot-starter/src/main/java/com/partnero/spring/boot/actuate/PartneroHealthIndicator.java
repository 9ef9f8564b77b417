package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroClientProperties;
import com.partnero.spring.boot.PartneroClients;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of the calls in the last minutes. It sends no requests. Without calls the health is UNKNOWN. It is {@link
 * #DEGRADED} while the service rejects an API key or too many calls fail.
 *
 * <p>Boot ranks DEGRADED below UP and answers HTTP 200, so no load balancer removes a shop that can sell without
 * Partnero. {@code partnero.health.critical=true} turns it into OUT_OF_SERVICE or DOWN. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroHealthIndicator implements HealthIndicator {

    /** Sales may be lost, but the application works. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private static final List<Status> WORST_FIRST =
            List.of(Status.DOWN, Status.OUT_OF_SERVICE, DEGRADED, Status.UP, Status.UNKNOWN);

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
        Status worst = healths.values().stream()
                .map(Health::getStatus)
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElse(Status.UNKNOWN);
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
        PartneroClientProperties.Health limits = clients.properties(client).health();
        RecentCalls.Window window = history.of(client).within(limits.window());
        Health.Builder health = Health.status(status(window, limits))
                .withDetail("window", limits.window().toString())
                .withDetail("calls", window.calls())
                .withDetail("failures", window.failures())
                .withDetail("failureRatio", String.format(Locale.ROOT, "%.2f", window.failureRatio()));
        if (window.keyRefused()) {
            health.withDetail("reason", "the service rejects the API key");
        }
        return health.build();
    }

    private static Status status(RecentCalls.Window window, PartneroClientProperties.Health limits) {
        if (window.calls() == 0) {
            return Status.UNKNOWN;
        }
        if (window.keyRefused()) {
            return limits.critical() ? Status.OUT_OF_SERVICE : DEGRADED;
        }
        if (window.calls() >= limits.minCalls() && window.failureRatio() >= limits.failureRatio()) {
            return limits.critical() ? Status.DOWN : DEGRADED;
        }
        return Status.UP;
    }
}
