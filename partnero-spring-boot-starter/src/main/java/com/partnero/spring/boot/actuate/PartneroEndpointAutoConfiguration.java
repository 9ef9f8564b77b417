package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroProbe;
import com.partnero.spring.boot.outbox.OutboxOperations;
import com.partnero.spring.boot.outbox.PartneroOutboxAutoConfiguration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Registers the {@code partnero} endpoint. Masks the API key and the proxy's password in {@code env} and {@code
 * configprops}, even if those endpoints are set to show values.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = {PartneroAutoConfiguration.class, PartneroOutboxAutoConfiguration.class})
@ConditionalOnClass({ConditionalOnAvailableEndpoint.class, SanitizingFunction.class})
@ConditionalOnBean(PartneroClients.class)
public final class PartneroEndpointAutoConfiguration {

    private static final Pattern SECRET =
            Pattern.compile("partnero[._].*(api[-_]?key|proxy[._]password)", Pattern.CASE_INSENSITIVE);

    /** For Spring. */
    public PartneroEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    PartneroEndpoint partneroEndpoint(
            PartneroClients clients,
            PartneroConnectionDetails connection,
            PartneroProbe probe,
            ObjectProvider<CallHistory> history,
            ObjectProvider<OutboxOperations> outbox) {
        return new PartneroEndpoint(
                clients,
                connection,
                probe,
                (client, result) ->
                        history.ifAvailable(calls -> calls.of(client).record(result)),
                outbox.stream().findFirst().map(OutboxReports::new).orElse(null));
    }

    @Bean
    @ConditionalOnBean(PartneroEndpoint.class)
    @ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
    PartneroEndpointWebExtension partneroEndpointWebExtension(PartneroEndpoint endpoint) {
        return new PartneroEndpointWebExtension(endpoint);
    }

    @Bean
    @ConditionalOnMissingBean(name = "partneroSanitizingFunction")
    static SanitizingFunction partneroSanitizingFunction() {
        return data -> SECRET.matcher(data.getKey()).matches() ? data.withSanitizedValue() : data;
    }
}
