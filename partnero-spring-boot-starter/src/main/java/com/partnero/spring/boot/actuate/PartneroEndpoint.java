package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroClientProperties;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroProbe;
import java.util.Map;
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
    private final @Nullable OutboxReports outbox;

    PartneroEndpoint(
            PartneroClients clients,
            PartneroConnectionDetails connection,
            PartneroProbe probe,
            @Nullable OutboxReports outbox) {
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
     * The outbox of a program, or one of its entries. Keys of sales are not shown; the row tells them.
     *
     * @param client the program's name
     * @param part {@code outbox}, or the id of an entry
     * @return what is under way and what waits for a person; null if there is none
     */
    @ReadOperation
    public @Nullable Object outbox(@Selector String client, @Selector String part) {
        if (outbox == null || !clients.names().contains(client)) {
            return null;
        }
        return part.equals("outbox") ? outbox.report(client) : outbox.problem(client, part);
    }

    /**
     * Does what a person has decided about an entry of the outbox.
     *
     * @param client the program's name
     * @param part the id of the entry
     * @param action {@code retry} or {@code discard}
     * @param reason why it is discarded
     * @return the entry, or null if there is none or it does not wait for a person: nothing is done then
     * @throws InvalidEndpointRequestException if the action is another one, or an entry is discarded without a reason
     */
    @WriteOperation
    public @Nullable Object decide(
            @Selector String client, @Selector String part, String action, @Nullable String reason) {
        return outbox == null ? null : outbox.decide(client, part, action, reason);
    }

    /** Null if there is no such entry. */
    @Nullable
    Object entry(String client, String id) {
        return outbox == null ? null : outbox.problem(client, id);
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
