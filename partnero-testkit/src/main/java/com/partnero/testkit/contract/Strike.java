package com.partnero.testkit.contract;

import com.partnero.testkit.http.Exchange;
import java.io.IOException;

/** How a fault strikes a request. */
@FunctionalInterface
interface Strike {

    /** Answers, or does not; carries the request out before, after, or never. */
    void hit(Deed deed, Exchange exchange) throws IOException;

    /** Answers what it likes, having done nothing. */
    static Strike answer(Answer answer) {
        return (deed, exchange) -> answer.to(exchange);
    }

    /** This, after the request was carried out. */
    default Strike afterCommit() {
        return (deed, exchange) -> {
            deed.carryOut();
            hit(deed, exchange);
        };
    }
}
