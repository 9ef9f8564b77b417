package com.partnero.spring.boot;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The programs of an application, by name.
 *
 * <pre>{@code clients.get("eu").transactions().create(sale);}</pre>
 *
 * <p>A client is created on first use and closed with the application. A program that is not configured needs a {@link
 * PartneroApiKeys} bean; its client is a {@linkplain Partnero#withKey(ApiKey) view} of the default program's client, with the
 * same settings, connections and metrics. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroClients implements AutoCloseable {

    /** No program has this name. */
    private static final String ROOT = "";

    /** The name of the default program, which is configured directly under {@code partnero}. */
    public static final String DEFAULT = "default";

    private final Map<String, Partnero> clients = new ConcurrentHashMap<>();
    private final Map<String, Partnero> views = new ConcurrentHashMap<>();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final Set<String> names;
    private final Supplier<@Nullable PartneroApiKeys> apiKeys;
    private final Function<String, Partnero> factory;
    private final Supplier<Partnero> root;
    private final TenantFactory tenants;
    private final Function<String, PartneroClientProperties> properties;
    private final Function<String, String> transports;
    private final Function<String, String> baseUrls;

    PartneroClients(
            Set<String> names,
            Supplier<@Nullable PartneroApiKeys> apiKeys,
            Function<String, Partnero> factory,
            Supplier<Partnero> root,
            TenantFactory tenants,
            Function<String, PartneroClientProperties> properties,
            Function<String, String> transports,
            Function<String, String> baseUrls) {
        this.names = Set.copyOf(names);
        this.apiKeys = apiKeys;
        this.factory = factory;
        this.root = root;
        this.tenants = tenants;
        this.properties = properties;
        this.transports = transports;
        this.baseUrls = baseUrls;
    }

    /** Makes the clients of tenants. */
    interface TenantFactory {

        /** A view of another client. */
        Partnero view(Partnero root, String tenant, ApiKey apiKey);

        void forget(String tenant);
    }

    /**
     * The client of a program. For a name that is not configured, it asks the {@link PartneroApiKeys} bean on this thread and
     * keeps the client.
     *
     * @param name as in {@code partnero.clients.NAME}, {@value #DEFAULT}, or a name that the bean knows
     * @return the same client on every call, until {@link #forget}
     * @throws IllegalArgumentException if there is no such program
     */
    public Partnero get(String name) {
        return isConfigured(name) ? clients.computeIfAbsent(name, factory) : view(name);
    }

    private Partnero view(String name) {
        Partnero known = views.get(name);
        if (known != null) {
            return known;
        }
        int before = forgotten.get();
        PartneroApiKeys keys = apiKeys.get();
        ApiKey key = keys == null ? null : keys.find(name);
        if (key == null) {
            throw new IllegalArgumentException("no program \"" + name + "\": set partnero.clients." + name + ".api-key"
                    + (keys == null ? "" : ", or let the PartneroApiKeys bean return its key"));
        }
        Partnero made = tenants.view(root(), name, key);
        // A key that was found before a call of forget may be out of date.
        Partnero kept = views.compute(name, (same, other) -> other == null && forgotten.get() == before ? made : other);
        return kept == null ? made : kept;
    }

    private Partnero root() {
        return names.contains(DEFAULT) ? get(DEFAULT) : clients.computeIfAbsent(ROOT, any -> root.get());
    }

    /**
     * Drops the client of a program that the {@link PartneroApiKeys} bean knows, because the program is gone or has another key.
     * {@link #get} then asks the bean again. A client that the application still holds keeps working with the old key. The
     * clients of configured programs stay.
     *
     * @param name the name of a program; an unknown one has no effect
     */
    public void forget(String name) {
        forgotten.incrementAndGet();
        views.remove(name);
        tenants.forget(name);
    }

    /**
     * The configuration of a program, including values inherited from the default one.
     *
     * @param name as for {@link #get}
     * @return its properties
     * @throws IllegalArgumentException if there is no such program
     */
    public PartneroClientProperties properties(String name) {
        return properties.apply(settingsOf(name));
    }

    /**
     * The transport of a program.
     *
     * @param name as for {@link #get}
     * @return {@code feign}, {@code retrofit}, {@code custom} for a {@link PartneroTransportFactory}, or {@code
     *     missing} if the configured transport is not on the class path
     * @throws IllegalArgumentException if there is no such program
     */
    public String transport(String name) {
        return transports.apply(settingsOf(name));
    }

    /**
     * Where the client of a program sends its requests: what a {@link PartneroCustomizer} has set, once the client is made.
     *
     * @param name as for {@link #get}
     * @return the base URL without a user and a password
     * @throws IllegalArgumentException if there is no such program
     */
    public String baseUrl(String name) {
        return baseUrls.apply(settingsOf(name));
    }

    /** The program whose settings apply: the default one for a name that is not configured. */
    private String settingsOf(String name) {
        if (isConfigured(name)) {
            return name;
        }
        view(name);
        return DEFAULT;
    }

    private boolean isConfigured(String name) {
        return names.contains(name) || name.equals(DEFAULT);
    }

    /**
     * The names of the configured programs. {@value #DEFAULT} is one of them if it has an API key or its own transport. Names
     * that only the {@link PartneroApiKeys} bean knows are not among them.
     */
    public Set<String> names() {
        return names;
    }

    /** Waits for running calls and closes every client that was created, with its views. */
    @Override
    public void close() {
        clients.values().forEach(Partnero::close);
    }
}
