package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Carries the calls of a program by a transport of the application's own instead of Feign or Retrofit. Beans of this type
 * are asked in their order; the first one that answers is taken.
 *
 * <pre>{@code
 * @Bean
 * PartneroTransportFactory sidecar() {
 *     return client -> SidecarPartnero.builder();
 * }
 * }</pre>
 *
 * <p>Properties, metrics, observers and customizers apply to the builder as they do to ours; {@code partnero.transport},
 * {@code partnero.proxy} and {@code partnero.ssl} are for HTTP and do not. An API key is needed only if the builder wants one.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroTransportFactory {

    /**
     * Starts the builder of a client. It opens nothing: it is also called to find out whether there is an own transport.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the one without a name
     * @return a new builder, or null to leave the program to the transport that the properties name
     */
    @Nullable
    PartneroBuilder<?> builder(String client);
}
