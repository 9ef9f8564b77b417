package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroProbe;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
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
    public WebEndpointResponse<Object> outbox(@Selector String client, @Selector String part) {
        try {
            Object found = endpoint.outbox(client, part);
            return found == null
                    ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
                    : new WebEndpointResponse<>(found);
        } catch (OutboxUnavailableException e) {
            return unavailable(e);
        }
    }

    @WriteOperation
    public WebEndpointResponse<Object> decide(
            @Selector String client, @Selector String part, String action, @Nullable String reason) {
        try {
            Object decided = endpoint.decide(client, part, action, reason);
            return decided == null ? undecided(endpoint.entry(client, part)) : new WebEndpointResponse<>(decided);
        } catch (InvalidEndpointRequestException e) {
            return refusal(String.valueOf(e.getReason()), WebEndpointResponse.STATUS_BAD_REQUEST);
        } catch (OutboxUnavailableException e) {
            return unavailable(e);
        }
    }

    private static WebEndpointResponse<Object> unavailable(OutboxUnavailableException e) {
        return refusal(String.valueOf(e.getMessage()), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }

    private static WebEndpointResponse<Object> undecided(@Nullable Object entry) {
        return entry == null
                ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
                : refusal("only an entry that is quarantined or needs a decision is retried or discarded", CONFLICT);
    }

    private static WebEndpointResponse<Object> refusal(String message, int status) {
        return new WebEndpointResponse<>(Map.of("message", message), status);
    }
}
