package com.partnero.spring.boot;

import com.partnero.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds the API keys of programs that come and go at run time, such as the tenants of a platform. {@link
 * PartneroClients#get} asks the bean of this type for a name that {@code partnero.clients} does not configure.
 *
 * <pre>{@code
 * @Bean
 * PartneroApiKeys shopKeys(ShopRepository shops) {
 *     return client -> shops.findById(client).map(shop -> ApiKey.of(shop.partneroKey())).orElse(null);
 * }
 * }</pre>
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroApiKeys {

    /**
     * Finds the API key of a program. It runs on the thread that asks for the client and may block it. A key is kept until
     * {@link PartneroClients#forget}; an unknown name is asked for again each time.
     *
     * @param client the program's name, as the caller of {@link PartneroClients#get} wrote it
     * @return its key, or null if there is no such program
     */
    @Nullable
    ApiKey find(String client);
}
