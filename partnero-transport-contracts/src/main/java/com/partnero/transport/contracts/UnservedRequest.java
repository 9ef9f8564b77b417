package com.partnero.transport.contracts;

import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request that was read but not yet carried out. It is carried out at most once, when a fault action says so. */
final class UnservedRequest {

    private final Request request;
    private final Function<Request, Response> api;
    private @Nullable Response response;

    UnservedRequest(Request request, Function<Request, Response> api) {
        this.request = request;
        this.api = api;
    }

    /** Carries the request out and returns the answer of a correct service. */
    Response carryOut() {
        if (response == null) {
            response = api.apply(request);
        }
        return response;
    }
}
