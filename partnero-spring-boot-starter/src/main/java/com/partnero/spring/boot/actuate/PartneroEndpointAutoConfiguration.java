package com.partnero.spring.boot.actuate;

import com.partnero.outbox.Outboxes;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroProbe;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the {@code partnero} endpoint. Masks the API key and the proxy's password in {@code env} and {@code
 * configprops}, even if those endpoints are set to show values.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = PartneroAutoConfiguration.class,
        afterName = "com.partnero.spring.boot.outbox.PartneroOutboxAutoConfiguration")
@ConditionalOnClass({ConditionalOnAvailableEndpoint.class, SanitizingFunction.class})
@ConditionalOnBean(PartneroClients.class)
public final class PartneroEndpointAutoConfiguration {

    /** For Spring. */
    public PartneroEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    PartneroEndpoint partneroEndpoint(
            PartneroClients clients,
            PartneroConnectionDetails connection,
            PartneroProbe probe,
            ObjectProvider<OutboxView> outbox) {
        return new PartneroEndpoint(clients, connection, probe, outbox.getIfAvailable());
    }

    @Bean
    @ConditionalOnBean(PartneroEndpoint.class)
    @ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
    PartneroEndpointWebExtension partneroEndpointWebExtension(PartneroEndpoint endpoint) {
        return new PartneroEndpointWebExtension(endpoint);
    }

    /** Apart, because no method of a configuration may name a type that is not on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Outboxes.class)
    @ConditionalOnBean(Outboxes.class)
    static class OutboxPart {

        @Bean
        OutboxView partneroOutboxView(Outboxes outboxes) {
            return new OutboxReports(outboxes);
        }
    }

    @Bean
    @ConditionalOnMissingBean(name = "partneroSanitizingFunction")
    static SanitizingFunction partneroSanitizingFunction(
            ObjectProvider<PartneroClients> clients, ObjectProvider<PartneroConnectionDetails> connection) {
        return new SecretMask(clients, connection);
    }
}
