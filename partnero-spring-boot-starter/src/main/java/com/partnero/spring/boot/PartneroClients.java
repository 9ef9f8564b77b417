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
 * <p>A client is made when it is first asked for, and closed with the application. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroClients implements AutoCloseable {

    /** The name of the program that is configured directly under {@code partnero}. */
    public static final String DEFAULT = "default";

    private final Map<String, Partnero> clients = new ConcurrentHashMap<>();
    private final Set<String> names;
    private final Function<String, Partnero> factory;
    private final Function<String, PartneroClientProperties> properties;
    private final Function<String, String> transports;

    PartneroClients(
            Set<String> names,
            Function<String, Partnero> factory,
            Function<String, PartneroClientProperties> properties,
            Function<String, String> transports) {
        this.names = Set.copyOf(names);
        this.factory = factory;
        this.properties = properties;
        this.transports = transports;
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
     * What a program is configured with, including what it takes from the default one.
     *
     * @param name as in {@code partnero.clients.NAME}, or {@value #DEFAULT}
     * @return its properties
     * @throws IllegalArgumentException if no such program is configured
     */
    public PartneroClientProperties properties(String name) {
        return properties.apply(checked(name));
    }

    /**
     * What carries the calls of a program.
     *
     * @param name as in {@code partnero.clients.NAME}, or {@value #DEFAULT}
     * @return {@code feign}, {@code retrofit}, {@code custom} for a {@link PartneroTransportFactory}, or {@code missing} if
     *     what the properties name is not on the class path
     * @throws IllegalArgumentException if no such program is configured
     */
    public String transport(String name) {
        return transports.apply(checked(name));
    }

    private String checked(String name) {
        if (!names.contains(name) && !name.equals(DEFAULT)) {
            throw new IllegalArgumentException("no program \"" + name + "\": configured are " + names
                    + "; set partnero.clients." + name + ".api-key");
        }
        return name;
    }

    /**
     * The programs that are configured.
     *
     * @return their names, {@value #DEFAULT} among them if it has an API key or an own transport
     */
    public Set<String> names() {
        return names;
    }

    /** Closes every client that has been made, after the calls under way. */
    @Override
    public void close() {
        clients.values().forEach(Partnero::close);
    }
}
