package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;

/**
 * Changes how a client is built, after the properties and before {@code build()}. Beans of this type are called in their
 * order, for every program.
 *
 * <pre>{@code
 * @Bean
 * PartneroCustomizer rotatingKey(Vault vault) {
 *     return (client, builder) -> builder.apiKey(() -> ApiKey.of(vault.read("partnero/" + client)));
 * }
 * }</pre>
 *
 * <p>What is Feign's or Retrofit's own is on their builders: {@code if (builder instanceof FeignPartnero.Builder feign)}. An
 * observer that is added here joins the metrics, like a bean of type {@link com.partnero.spi.PartneroObserver}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroCustomizer {

    /**
     * Changes a builder.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the one without a name
     * @param builder the builder, with the properties applied
     */
    void customize(String client, PartneroBuilder<?> builder);
}
