package com.partnero.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The address and the API key of each program. A bean of this type replaces the properties {@code partnero.base-url}
 * and {@code partnero.api-key}; a test can use it to connect to an emulator.
 *
 * <pre>{@code
 * @Bean
 * PartneroConnectionDetails partnero(PartneroEmulator emulator) {
 *     return PartneroConnectionDetails.of(emulator.baseUrl(), "any-key");
 * }
 * }</pre>
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface PartneroConnectionDetails extends ConnectionDetails {

    /**
     * The base URL of a program.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the default program
     * @return the URL, including the version
     */
    String getBaseUrl(String client);

    /**
     * The API key of a program.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the default program
     * @return the key, or null if there is none
     */
    @Nullable
    String getApiKey(String client);

    /**
     * The same address and key for every program.
     *
     * @param baseUrl the URL, including the version
     * @param apiKey the key
     * @return details to register as a bean
     */
    static PartneroConnectionDetails of(String baseUrl, String apiKey) {
        return new PartneroConnectionDetails() {
            @Override
            public String getBaseUrl(String client) {
                return baseUrl;
            }

            @Override
            public String getApiKey(String client) {
                return apiKey;
            }
        };
    }
}
