package com.partnero.spring.boot.observation;

import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroObserverFactory;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Meters of retries, verifications and the quota for retries, where the application has a {@link MeterRegistry}.
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
        return (client, baseUrl) -> new MeterObserver(client, registry);
    }

    /** Micrometer writes the class of the exception over our shorter word; this puts the word back. */
    @Bean
    @ConditionalOnMissingBean(name = "partneroErrorNames")
    static MeterFilter partneroErrorNames() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String error = id.getName().equals("partnero.client.call") ? id.getTag("error") : null;
                return error == null ? id : id.withTags(List.of(Tag.of("error", ErrorNames.ofClass(error))));
            }
        };
    }
}
