package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;

/**
 * Changes the builder of a client, after the properties were applied and before {@code build()}. Spring's bean order
 * decides the order of customizers. Each is called for every program.
 *
 * <pre>{@code
 * @Bean
 * PartneroCustomizer rotatingKey(Vault vault) {
 *     return (client, builder) -> builder.apiKey(() -> ApiKey.of(vault.read("partnero/" + client)));
 * }
 * }</pre>
 *
 * <p>Feign's and Retrofit's builders have additional settings: {@code if (builder instanceof FeignPartnero.Builder
 * feign)}. An observer added here supplements the metrics, like a bean of type {@link
 * com.partnero.spi.PartneroObserver}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroCustomizer {

    /**
     * Changes a builder.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the default program
     * @param builder the builder, with the properties applied
     */
    void customize(String client, PartneroBuilder<?> builder);
}
