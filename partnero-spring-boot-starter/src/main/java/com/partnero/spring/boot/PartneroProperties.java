package com.partnero.spring.boot;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be configured under {@code partnero} besides the {@linkplain PartneroClientProperties default program}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param enabled Whether there are Partnero beans at all.
 * @param clients Further programs by name, each with the same keys as the default one. What a program does not set, it takes
 *     from the default one, the API key apart.
 * @since 0.1.0
 */
@ConfigurationProperties("partnero")
public record PartneroProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue Map<String, PartneroClientProperties> clients) {}
