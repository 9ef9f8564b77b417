package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroProbe;
import java.security.Principal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Answers 404 over HTTP for things that do not exist; the endpoint alone could only answer 204. Other refusals have a
 * body with the reason, whatever {@code spring.web.error.include-message} is.
 */
@EndpointWebExtension(endpoint = PartneroEndpoint.class)
final class PartneroEndpointWebExtension {

    private static final int CONFLICT = 409;

    private final PartneroEndpoint endpoint;

    PartneroEndpointWebExtension(PartneroEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @WriteOperation
    public WebEndpointResponse<Object> probe(@Selector String client, String action) {
        try {
            PartneroProbe.Result result = endpoint.probe(client, action);
            return result == null
                    ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
                    : new WebEndpointResponse<>(result);
        } catch (InvalidEndpointRequestException e) {
            return refusal(String.valueOf(e.getReason()), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }

    @ReadOperation
    public WebEndpointResponse<Object> outbox(@Selector String client, @Selector String part, @Nullable String key) {
        return answer(() -> endpoint.outbox(client, part, key));
    }

    @ReadOperation
    public WebEndpointResponse<Object> order(@Selector String client, @Selector String part, @Selector String key) {
        return answer(() -> endpoint.order(client, part, key));
    }

    @WriteOperation
    public WebEndpointResponse<Object> decide(
            SecurityContext security,
            @Selector String client,
            @Selector String part,
            @Selector String key,
            @Nullable String action,
            @Nullable String reason) {
        WebEndpointResponse<Object> answer =
                answer(() -> endpoint.decide(client, part, key, action, signed(reason, security)));
        return answer.getStatus() == WebEndpointResponse.STATUS_NOT_FOUND && endpoint.knows(client, key)
                ? refusal("the entry needs no such decision", CONFLICT)
                : answer;
    }

    @WriteOperation
    public WebEndpointResponse<Object> decideAll(
            SecurityContext security,
            @Selector String client,
            @Selector String part,
            @Nullable String action,
            @Nullable String reason,
            @Nullable String state,
            @Nullable String kind) {
        return answer(() -> endpoint.decideAll(client, part, action, signed(reason, security), state, kind));
    }

    /** Who is logged in has decided. */
    private static @Nullable String signed(@Nullable String reason, SecurityContext security) {
        Principal person = security.getPrincipal();
        return reason == null || reason.isBlank() || person == null ? reason : reason + " (" + person.getName() + ")";
    }

    private static WebEndpointResponse<Object> answer(Supplier<@Nullable Object> asked) {
        try {
            Object found = asked.get();
            return found == null
                    ? refusal("there is no such entry", WebEndpointResponse.STATUS_NOT_FOUND)
                    : new WebEndpointResponse<>(found);
        } catch (InvalidEndpointRequestException e) {
            return refusal(String.valueOf(e.getReason()), WebEndpointResponse.STATUS_BAD_REQUEST);
        } catch (OutboxUnavailableException e) {
            return refusal(String.valueOf(e.getMessage()), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        }
    }

    private static WebEndpointResponse<Object> refusal(String message, int status) {
        return new WebEndpointResponse<>(Map.of("message", message), status);
    }
}
