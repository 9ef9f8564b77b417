package com.partnero.transport.contracts;

import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request that has been read, and not yet carried out: that happens once at most, when a fault action says so. */
final class UnservedRequest {

    private final Request request;
    private final Function<Request, Response> api;
    private @Nullable Response response;

    UnservedRequest(Request request, Function<Request, Response> api) {
        this.request = request;
        this.api = api;
    }

    /** Carries the request out, and returns what a healthy service would answer. */
    Response carryOut() {
        if (response == null) {
            response = api.apply(request);
        }
        return response;
    }
}
