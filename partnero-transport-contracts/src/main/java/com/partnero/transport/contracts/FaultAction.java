package com.partnero.transport.contracts;

import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Response;
import java.io.IOException;

/** What a misbehaving server does with a request. */
@FunctionalInterface
interface FaultAction {

    /**
     * Treats the request in one way: it may answer, and may carry the request out before or after that, or not at all.
     */
    void apply(UnservedRequest pending, Exchange exchange) throws IOException;

    /** Answers without carrying the request out. */
    static FaultAction answer(Response response) {
        return (pending, exchange) -> exchange.respond(response);
    }

    /** The same action after the request was carried out. */
    default FaultAction afterCommit() {
        return (pending, exchange) -> {
            pending.carryOut();
            apply(pending, exchange);
        };
    }
}
