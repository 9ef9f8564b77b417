package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroApiKeys;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Registers the health of Partnero, based on real calls. It is in no readiness or liveness group unless the application
 * adds it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = PartneroAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("partnero")
@ConditionalOnBean(PartneroClients.class)
public final class PartneroHealthAutoConfiguration {

    /** For Spring. */
    public PartneroHealthAutoConfiguration() {}

    @Bean
    @Order(2)
    @ConditionalOnMissingBean
    CallHistory partneroCallHistory(ListableBeanFactory beans) {
        return new CallHistory(beans.getBeanNamesForType(PartneroApiKeys.class, true, false).length > 0);
    }

    @Bean
    @ConditionalOnMissingBean(name = "partneroHealthIndicator")
    PartneroHealthIndicator partneroHealthIndicator(PartneroClients clients, CallHistory history) {
        return new PartneroHealthIndicator(clients, history);
    }
}
