package com.partnero.spring.boot.observation;

import com.partnero.micrometer.PartneroCallObservationConvention;
import com.partnero.micrometer.PartneroMicrometer;
import com.partnero.micrometer.PartneroRequestObservationConvention;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroObserverFactory;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Observations of calls and requests, where the application has an {@link ObservationRegistry}: timers and, with a tracer,
 * spans and the headers of their context.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        before = PartneroAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "partnero.enabled", matchIfMissing = true)
public final class PartneroObservationAutoConfiguration {

    /** For Spring. */
    public PartneroObservationAutoConfiguration() {}

    @Bean
    @Order(0)
    @ConditionalOnMissingBean(name = "partneroObservations")
    PartneroObserverFactory partneroObservations(
            ObservationRegistry registry,
            ObjectProvider<PartneroCallObservationConvention> calls,
            ObjectProvider<PartneroRequestObservationConvention> requests) {
        return (client, baseUrl) -> PartneroMicrometer.observations(
                registry, client, baseUrl, calls.getIfAvailable(), requests.getIfAvailable());
    }
}
