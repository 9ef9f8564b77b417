package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Provides an application's own transport instead of Feign or Retrofit. Beans of this type are called in bean order;
 * the first non-null builder is used.
 *
 * <pre>{@code
 * @Bean
 * PartneroTransportFactory sidecar() {
 *     return client -> SidecarPartnero.builder();
 * }
 * }</pre>
 *
 * <p>Properties, metrics, observers and customizers apply to the builder as usual. {@code partnero.transport}, {@code
 * partnero.proxy} and {@code partnero.ssl} do not apply, because they are for HTTP. An API key is required only if the
 * builder requires one.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroTransportFactory {

    /**
     * Creates the builder of a client. It must not open anything: it is also called only to find out whether there is a
     * transport.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the default program
     * @return a new builder, or null to use the transport that the properties name
     */
    @Nullable
    PartneroBuilder<?> builder(String client);
}
