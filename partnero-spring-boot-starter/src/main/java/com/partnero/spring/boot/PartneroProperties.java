package com.partnero.spring.boot;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties under {@code partnero} in addition to the {@linkplain PartneroClientProperties default program}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param enabled Whether to register Partnero beans.
 * @param clients Further programs by name, with the same keys as the default one. A program inherits all values that it
 *     does not set, except the API key.
 * @since 0.1.0
 */
@ConfigurationProperties("partnero")
public record PartneroProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue Map<String, PartneroClientProperties> clients) {}
