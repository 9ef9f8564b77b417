package com.partnero.spring.boot.outbox;

import com.partnero.outbox.OutboxState;
import com.partnero.outbox.OutboxSummary;
import com.partnero.outbox.Outboxes;
import com.partnero.spring.boot.actuate.PartneroHealthIndicator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of the outbox: {@link PartneroHealthIndicator#DEGRADED} while its database does not answer, while this instance
 * does not deliver, or while an entry has waited for too long. UNKNOWN without tables. Nothing is lost in any of these cases, so
 * it is never DOWN. Thread-safe.
 */
final class OutboxHealthIndicator implements HealthIndicator {

    private final Outboxes outboxes;
    private final OutboxReading reading;
    private final Duration stuckAfter;

    OutboxHealthIndicator(Outboxes outboxes, OutboxReading reading, Duration stuckAfter) {
        this.outboxes = outboxes;
        this.reading = reading;
        if (stuckAfter.toMillis() < 1) {
            throw new IllegalArgumentException("partnero.outbox.stuck-after must be at least 1 ms: " + stuckAfter);
        }
        this.stuckAfter = stuckAfter;
    }

    @Override
    public Health health() {
        List<OutboxSummary> all = reading.all();
        if (all == null) {
            return reading.hasNoTables()
                    ? because(Status.UNKNOWN, "there are no tables of an outbox")
                    : because(PartneroHealthIndicator.DEGRADED, "the database of the outbox does not answer");
        }
        if (!outboxes.isRunning()) {
            return because(PartneroHealthIndicator.DEGRADED, "this instance delivers nothing");
        }
        return health(all.stream().filter(one -> one.client() != null).toList());
    }

    private Health health(List<OutboxSummary> ours) {
        Duration oldest = ours.stream()
                .map(OutboxSummary::oldest)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean isStuck = oldest.compareTo(stuckAfter) > 0;
        Health.Builder health = Health.status(isStuck ? PartneroHealthIndicator.DEGRADED : Status.UP)
                .withDetail("oldest", oldest.toString())
                .withDetail("attention", attention(ours))
                .withDetail(
                        "paused",
                        ours.stream().filter(one -> one.pausedUntil() != null).count());
        if (isStuck) {
            health.withDetail("reason", "an entry has waited for longer than " + stuckAfter);
        }
        return health.build();
    }

    private static long attention(List<OutboxSummary> ours) {
        return ours.stream()
                .mapToLong(one -> one.counts().getOrDefault(OutboxState.ATTENTION, 0L))
                .sum();
    }

    private static Health because(Status status, String reason) {
        return Health.status(status).withDetail("reason", reason).build();
    }
}
