package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroClientProperties;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroProbe;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/partnero}: the configuration of the programs, a probe on demand, and the outboxes.
 *
 * <p>Reading makes no request to the service; {@code POST /actuator/partnero/default} with the body {@code {"action": "probe"}} makes one.
 * API keys are not shown. Every POST needs a JSON body, which another site's page cannot send. Thread-safe.
 *
 * @since 0.1.0
 */
@Endpoint(id = "partnero")
public final class PartneroEndpoint {

    private final PartneroClients clients;
    private final PartneroConnectionDetails connection;
    private final PartneroProbe probe;
    private final @Nullable OutboxView outbox;

    PartneroEndpoint(
            PartneroClients clients,
            PartneroConnectionDetails connection,
            PartneroProbe probe,
            @Nullable OutboxView outbox) {
        this.clients = clients;
        this.connection = connection;
        this.probe = probe;
        this.outbox = outbox;
    }

    /**
     * The configuration of a program.
     *
     * @param baseUrl the address of its service
     * @param apiKey whether there is a key: {@code set} or {@code missing}
     * @param transport its transport: feign, retrofit, custom or missing
     * @param connectTimeout of one attempt
     * @param readTimeout of one attempt
     * @param callTimeout of a whole call
     * @param maxAttempts of one request
     * @since 0.1.0
     */
    public record Client(
            String baseUrl,
            String apiKey,
            String transport,
            String connectTimeout,
            String readTimeout,
            String callTimeout,
            int maxAttempts) {}

    /** The configuration of all programs, by name. */
    @ReadOperation
    public Map<String, Map<String, Client>> clients() {
        Map<String, Client> all = new TreeMap<>();
        clients.names().forEach(name -> all.put(name, describe(name)));
        return Map.of("clients", all);
    }

    /** The configuration of one program; null if there is none of this name. */
    @ReadOperation
    public @Nullable Client client(@Selector String client) {
        return clients.names().contains(client) ? describe(client) : null;
    }

    /**
     * Asks the service whether it is there and accepts the key, by the program's own client.
     *
     * @param client the program's name
     * @param action {@code probe}; an action makes every POST need a JSON body
     * @return what it found, or null if there is no program of this name
     * @throws InvalidEndpointRequestException if the action is another one
     */
    @WriteOperation
    public PartneroProbe.@Nullable Result probe(@Selector String client, String action) {
        if (!action.equals("probe")) {
            throw new InvalidEndpointRequestException("action must be probe", "action must be probe");
        }
        return clients.names().contains(client) ? probe.probe(client) : null;
    }

    /**
     * The outbox of a program.
     *
     * @param client the program's name
     * @param part {@code outbox}; or {@code orders} with a key, for keys that a path cannot hold
     * @param key the order's number
     * @return how many entries there are and which need a person; or what happened to the order, for which the service is
     *     asked; null if there is none
     */
    @ReadOperation
    public @Nullable Object outbox(@Selector String client, @Selector String part, @Nullable String key) {
        if (!has(client)) {
            return null;
        }
        if (part.equals("orders") && key != null) {
            return Objects.requireNonNull(outbox).order(client, key);
        }
        return part.equals("outbox") ? Objects.requireNonNull(outbox).summary(client) : null;
    }

    /**
     * What happened to an order: what is wanted, what was done, and what the service shows now. Asks the service.
     *
     * @param client the program's name
     * @param part {@code orders}
     * @param key the order's number
     * @return the order, or null if the outbox has never heard of it
     */
    @ReadOperation
    public @Nullable Object order(@Selector String client, @Selector String part, @Selector String key) {
        return has(client) && part.equals("orders")
                ? Objects.requireNonNull(outbox).order(client, key)
                : null;
    }

    /**
     * Does what a person has decided about an entry.
     *
     * @param client the program's name
     * @param part {@code orders}; for a credit, too
     * @param key the order's, or the credit's, number
     * @param action {@code retry}, {@code replace} or {@code discard}
     * @param reason why, and who says so; kept in the entry's history
     * @return how many entries were decided about; null if there is none, or it needs no such decision
     * @throws InvalidEndpointRequestException if the action is another one, or there is no reason
     */
    @WriteOperation
    public @Nullable Object decide(
            @Selector String client,
            @Selector String part,
            @Selector String key,
            @Nullable String action,
            @Nullable String reason) {
        return has(client) && part.equals("orders")
                ? Objects.requireNonNull(outbox).decide(client, key, action, reason)
                : null;
    }

    /**
     * Does what a person has decided about all entries in a state.
     *
     * @param client the program's name
     * @param part {@code outbox}
     * @param action {@code retry}, {@code replace} or {@code discard}
     * @param reason why, and who says so; kept in each entry's history
     * @param state {@code attention} unless given; or {@code refused}
     * @param kind {@code sale} or {@code credit}; both unless given
     * @return how many entries were decided about; null if there is no such outbox
     * @throws InvalidEndpointRequestException if a word is another one, or there is no reason
     */
    @WriteOperation
    public @Nullable Object decideAll(
            @Selector String client,
            @Selector String part,
            @Nullable String action,
            @Nullable String reason,
            @Nullable String state,
            @Nullable String kind) {
        return has(client) && part.equals("outbox")
                ? Objects.requireNonNull(outbox).decideAll(client, state, kind, action, reason)
                : null;
    }

    private boolean has(String client) {
        return outbox != null && outbox.has(client);
    }

    /** Whether an order has an entry; makes no request to the service. */
    boolean knows(String client, String key) {
        return has(client) && Objects.requireNonNull(outbox).knows(client, key);
    }

    private Client describe(String name) {
        PartneroClientProperties properties = clients.properties(name);
        return new Client(
                clients.baseUrl(name),
                connection.getApiKey(name) == null ? "missing" : "set",
                clients.transport(name),
                properties.connectTimeout().toString(),
                properties.readTimeout().toString(),
                properties.callTimeout().toString(),
                properties.retry().maxAttempts());
    }
}
