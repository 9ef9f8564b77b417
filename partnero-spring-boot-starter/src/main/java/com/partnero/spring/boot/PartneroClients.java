package com.partnero.spring.boot;

import com.partnero.Partnero;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The programs of an application, by name.
 *
 * <pre>{@code clients.get("eu").transactions().create(sale);}</pre>
 *
 * <p>A client is created on first use and closed with the application. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroClients implements AutoCloseable {

    /** The name of the default program, which is configured directly under {@code partnero}. */
    public static final String DEFAULT = "default";

    private final Map<String, Partnero> clients = new ConcurrentHashMap<>();
    private final Set<String> names;
    private final Function<String, Partnero> factory;
    private final Function<String, PartneroClientProperties> properties;
    private final Function<String, String> transports;
    private final Function<String, String> baseUrls;

    PartneroClients(
            Set<String> names,
            Function<String, Partnero> factory,
            Function<String, PartneroClientProperties> properties,
            Function<String, String> transports,
            Function<String, String> baseUrls) {
        this.names = Set.copyOf(names);
        this.factory = factory;
        this.properties = properties;
        this.transports = transports;
        this.baseUrls = baseUrls;
    }

    /**
     * The client of a program.
     *
     * @param name as in {@code partnero.clients.NAME}, or {@value #DEFAULT}
     * @return the same client on every call
     * @throws IllegalArgumentException if no such program is configured
     */
    public Partnero get(String name) {
        return clients.computeIfAbsent(checked(name), factory);
    }

    /**
     * The configuration of a program, including values inherited from the default one.
     *
     * @param name as in {@code partnero.clients.NAME}, or {@value #DEFAULT}
     * @return its properties
     * @throws IllegalArgumentException if no such program is configured
     */
    public PartneroClientProperties properties(String name) {
        return properties.apply(checked(name));
    }

    /**
     * The transport of a program.
     *
     * @param name as in {@code partnero.clients.NAME}, or {@value #DEFAULT}
     * @return {@code feign}, {@code retrofit}, {@code custom} for a {@link PartneroTransportFactory}, or {@code
     *     missing} if the configured transport is not on the class path
     * @throws IllegalArgumentException if no such program is configured
     */
    public String transport(String name) {
        return transports.apply(checked(name));
    }

    /**
     * Where the client of a program sends its requests: what a {@link PartneroCustomizer} has set, once the client is made.
     *
     * @param name as in {@code partnero.clients.NAME}, or {@value #DEFAULT}
     * @return the base URL without a user and a password
     * @throws IllegalArgumentException if no such program is configured
     */
    public String baseUrl(String name) {
        return baseUrls.apply(checked(name));
    }

    private String checked(String name) {
        if (!names.contains(name) && !name.equals(DEFAULT)) {
            throw new IllegalArgumentException("no program \"" + name + "\": configured are " + names
                    + "; set partnero.clients." + name + ".api-key");
        }
        return name;
    }

    /**
     * The names of the configured programs. {@value #DEFAULT} is one of them if it has an API key or its own transport.
     */
    public Set<String> names() {
        return names;
    }

    /** Waits for running calls and closes every client that was created. */
    @Override
    public void close() {
        clients.values().forEach(Partnero::close);
    }
}
