package com.partnero.spring.boot.observation;

import com.partnero.micrometer.PartneroMicrometer;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroObserverFactory;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Meters of retries, verifications, unknown outcomes and the quota for retries, where the application has a {@link MeterRegistry}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        before = PartneroAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "partnero.enabled", matchIfMissing = true)
public final class PartneroMetricsAutoConfiguration {

    /** For Spring. */
    public PartneroMetricsAutoConfiguration() {}

    @Bean
    @Order(1)
    @ConditionalOnMissingBean(name = "partneroMeters")
    PartneroObserverFactory partneroMeters(MeterRegistry registry) {
        return (client, baseUrl) -> PartneroMicrometer.counters(registry, client);
    }

    /** Registers the counters at zero when the application starts, before the first call builds a client. */
    @Bean
    @ConditionalOnMissingBean(name = "partneroMetersAtStart")
    SmartInitializingSingleton partneroMetersAtStart(ObjectProvider<PartneroClients> clients, MeterRegistry registry) {
        return () -> clients.ifAvailable(
                all -> all.names().forEach(client -> PartneroMicrometer.counters(registry, client)));
    }

    /** Micrometer adds the class of an exception as {@code error}; {@code error.type} says it better. */
    @Bean
    @ConditionalOnMissingBean(name = "partneroMeterFilter")
    static MeterFilter partneroMeterFilter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals("partnero.client.call") && id.getTag("error") != null
                        ? id.replaceTags(id.getTags().stream()
                                .filter(tag -> !tag.getKey().equals("error"))
                                .toList())
                        : id;
            }
        };
    }
}
