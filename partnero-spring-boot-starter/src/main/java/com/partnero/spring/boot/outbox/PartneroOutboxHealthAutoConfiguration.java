package com.partnero.spring.boot.outbox;

import com.partnero.outbox.Outboxes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Registers the health of the outbox, {@code partneroOutbox}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = PartneroOutboxAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class, Outboxes.class})
@ConditionalOnEnabledHealthIndicator("partnero-outbox")
@ConditionalOnBean(Outboxes.class)
public final class PartneroOutboxHealthAutoConfiguration {

    /** For Spring. */
    public PartneroOutboxHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "partneroOutboxHealthIndicator")
    OutboxHealthIndicator partneroOutboxHealthIndicator(
            Outboxes outboxes, OutboxReading reading, PartneroOutboxProperties properties) {
        return new OutboxHealthIndicator(outboxes, reading, properties.stuckAfter());
    }
}
