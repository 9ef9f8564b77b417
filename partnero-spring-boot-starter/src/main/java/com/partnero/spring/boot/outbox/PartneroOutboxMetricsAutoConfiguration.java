package com.partnero.spring.boot.outbox;

import com.partnero.outbox.Outboxes;
import com.partnero.spring.boot.PartneroApiKeys;
import com.partnero.spring.boot.PartneroClients;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Meters of the outbox, where the application has a {@link MeterRegistry}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = PartneroOutboxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, Outboxes.class})
@ConditionalOnBean({MeterRegistry.class, Outboxes.class})
public final class PartneroOutboxMetricsAutoConfiguration {

    /** For Spring. */
    public PartneroOutboxMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    OutboxMetrics partneroOutboxMetrics(
            OutboxReading reading, PartneroClients clients, ListableBeanFactory beans, MeterRegistry registry) {
        boolean hasTenants = beans.getBeanNamesForType(PartneroApiKeys.class, true, false).length > 0;
        return new OutboxMetrics(reading, clients, hasTenants, registry);
    }
}
