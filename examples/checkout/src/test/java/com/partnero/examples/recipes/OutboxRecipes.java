package com.partnero.examples.recipes;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.spring.boot.outbox.OutboxEvent;
import com.partnero.spring.boot.outbox.PartneroOutbox;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryPredicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The recipes of docs/outbox.md and docs/spring-and-money.md, as code that compiles and runs. */
final class OutboxRecipes {

    private OutboxRecipes() {}

    // snippet: outbox-record
    @Service
    static class Payments {

        private final JdbcClient jdbc;
        private final PartneroOutbox outbox;

        Payments(JdbcClient jdbc, PartneroOutbox outbox) {
            this.jdbc = jdbc;
            this.outbox = outbox;
        }

        @Transactional
        public void paid(String order, String customer, String amount) {
            jdbc.sql("insert into orders (number) values (?)").param(order).update();
            outbox.record(NewTransaction.builder()
                    .key(order)
                    .amount(Amount.of(amount, "EUR"))
                    .buyer(CustomerRef.id(customer))
                    .build());
        }
    }
    // end

    static class Support {

        private final Consumer<String> tickets;

        Support(Consumer<String> tickets) {
            this.tickets = tickets;
        }

        // snippet: outbox-event
        @EventListener
        void quarantined(OutboxEvent.Quarantined event) {
            tickets.accept(event.entry().key() + ": " + event.entry().reason());
        }
        // end
    }

    // snippet: money-retryable
    @Service
    static class Registers {

        private final PartneroTransactions transactions;

        Registers(PartneroTransactions transactions) {
            this.transactions = transactions;
        }

        @Retryable(includes = PartneroException.class, predicate = NotApplied.class, maxRetries = 2)
        public void sold(NewTransaction sale) {
            transactions.create(sale);
        }
    }

    /** What may have been carried out is not for a retry. */
    static class NotApplied implements MethodRetryPredicate {

        @Override
        public boolean shouldRetry(Method method, Throwable failure) {
            return failure instanceof PartneroException e && e.outcome() == Outcome.NOT_APPLIED;
        }
    }
    // end
}
