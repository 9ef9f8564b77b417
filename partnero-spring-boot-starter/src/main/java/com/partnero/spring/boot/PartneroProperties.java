package com.partnero.spring.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be configured under {@code partnero}: the default program's settings, and those of further programs.
 *
 * <p>Thread-safe once bound.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("partnero")
public class PartneroProperties extends PartneroClientProperties {

    /** Whether there are Partnero beans at all. */
    private boolean enabled = true;

    /**
     * Further programs by name, each with the same keys as the default one. What a program does not set, it takes from
     * the default one, the API key apart.
     */
    private final Map<String, PartneroClientProperties> clients = new LinkedHashMap<>();

    /** For Spring. */
    public PartneroProperties() {}

    /**
     * Whether there are Partnero beans at all.
     *
     * @return true unless switched off
     */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether there are Partnero beans at all.
     *
     * @param enabled false to switch everything off
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * Further programs by name.
     *
     * @return their settings as written, without what they take from the default program
     */
    public Map<String, PartneroClientProperties> getClients() {
        return clients;
    }
}
