package com.partnero.examples.recipes;

import com.partnero.AsyncPartnero;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.outbox.PartneroOutbox;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The recipes of docs/spring-and-money.md for WebFlux, as code that compiles and runs. */
final class ReactiveRecipes {

    private ReactiveRecipes() {}

    // snippet: money-webflux
    @Service
    static class ReactiveOrders {

        private final PartneroTransactions transactions;
        private final PartneroOutbox outbox;
        private final AsyncPartnero async;

        ReactiveOrders(Partnero partnero, PartneroOutbox outbox) {
            this.transactions = partnero.transactions();
            this.outbox = outbox;
            this.async = AsyncPartnero.of(partnero, Executors.newFixedThreadPool(4));
        }

        /** Reads: the call ends when the subscription is cancelled. */
        Mono<Transaction> find(String order) {
            return Mono.fromCallable(() -> transactions.find(order).orElse(null))
                    .subscribeOn(Schedulers.boundedElastic());
        }

        /** Pays, in the background: what has to be waited for is the database. */
        Mono<Void> record(NewTransaction sale) {
            return Mono.<Void>fromRunnable(() -> outbox.record(sale)).subscribeOn(Schedulers.boundedElastic());
        }

        /** Pays at once: true means that a cancelled subscription does not end the call. */
        Mono<Transaction> create(NewTransaction sale) {
            return Mono.fromFuture(() -> async.call(p -> p.transactions().create(sale)), true);
        }
    }
    // end
}
