package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroProbe;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Over HTTP, a program that does not exist is 404; the endpoint itself can only answer nothing, which would be 204. */
@EndpointWebExtension(endpoint = PartneroEndpoint.class)
final class PartneroEndpointWebExtension {

    private final PartneroEndpoint endpoint;

    PartneroEndpointWebExtension(PartneroEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @WriteOperation
    public WebEndpointResponse<PartneroProbe.Result> probe(@Selector String client) {
        PartneroProbe.Result result = endpoint.probe(client);
        return result == null
                ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
                : new WebEndpointResponse<>(result);
    }
}
