package com.partnero.testkit.contract;

import com.partnero.testkit.http.Exchange;
import java.io.IOException;

/** How a fault actions a request. */
@FunctionalInterface
interface FaultAction {

    /** Answers, or does not; carries the request out before, after, or never. */
    void apply(PendingRequest pending, Exchange exchange) throws IOException;

    /** Answers what it likes, having done nothing. */
    static FaultAction answer(Answer answer) {
        return (pending, exchange) -> answer.to(exchange);
    }

    /** This, after the request was carried out. */
    default FaultAction afterCommit() {
        return (pending, exchange) -> {
            pending.carryOut();
            apply(pending, exchange);
        };
    }
}
