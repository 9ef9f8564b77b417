package com.partnero.examples.recipes;

import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.outbox.OutboxEvent;
import com.partnero.outbox.OutboxResult;
import com.partnero.outbox.PartneroOutbox;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    /** One line for each thing that happens to an order. */
    static class Orders {

        private final PartneroOutbox outbox;

        Orders(PartneroOutbox outbox) {
            this.outbox = outbox;
        }

        // snippet: outbox-paid
        @Transactional
        public void paid(Order order) {
            outbox.record(sale(order));
        }
        // end

        // snippet: outbox-edited
        @Transactional
        public void edited(Order order) {
            outbox.amend(sale(order), order.version());
        }
        // end

        // snippet: outbox-refunded-in-part
        @Transactional
        public void refundedInPart(Order order, long refundedCents) {
            outbox.amend(sale(order, order.cents() - refundedCents), refundedCents);
        }
        // end

        // snippet: outbox-refunded-in-full
        @Transactional
        public void refundedInFull(String order) {
            outbox.remove(order);
        }
        // end

        // snippet: outbox-renewed
        @Transactional
        public void renewed(Invoice invoice) {
            outbox.record(sale(new Order(invoice.id(), invoice.customer(), invoice.cents(), invoice.paidAt(), 0)));
        }
        // end

        // snippet: outbox-import
        /** Call it again after a stop, from the start or from the last batch that was reported: nothing is stored twice. */
        public void importOld(Iterator<List<Order>> batches, Consumer<Map<String, OutboxResult>> progress) {
            while (batches.hasNext()) {
                progress.accept(outbox.recordAll(sales(batches.next())));
            }
        }
        // end

        // snippet: outbox-credit
        @Transactional
        public void goodwill(String note, String customer, String amount) {
            outbox.credit(note, Credit.of(customer, Amount.of(amount, "EUR")));
        }
        // end

        private List<NewTransaction> sales(List<Order> batch) {
            return batch.stream().map(this::sale).toList();
        }

        private NewTransaction sale(Order order) {
            return sale(order, order.cents());
        }

        // snippet: outbox-sale
        private NewTransaction sale(Order order, long cents) {
            return NewTransaction.builder()
                    .key(order.number())
                    .amount(Amount.ofMinor(cents, "EUR"))
                    .buyer(CustomerRef.id(order.customer()))
                    .createdAt(order.paidAt())
                    .build();
        }
        // end
    }

    static class People {

        private final JdbcClient jdbc;

        People(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        // snippet: outbox-forget
        /** Empties what is at rest; counts what is not, which the caller tries again another day. */
        @Transactional
        public long forget(String customer) {
            String named =
                    " where position(? in concat(coalesce(payload, ''), coalesce(earlier, ''), coalesce(sent, ''))) > 0";
            String atRest = " and (due_at is null and state in ('RECORDED', 'ABSENT', 'REFUSED', 'DISCARDED')"
                    + " or state = 'RECORDED' and sent_no = wanted_no or state = 'ABSENT' and wanted = 'NOTHING')";
            jdbc.sql("update partnero_outbox set payload = null, earlier = null, sent = null, version = version + 1"
                            + named + atRest)
                    .param('"' + customer + '"')
                    .update();
            return jdbc.sql("select count(*) from partnero_outbox" + named)
                    .param('"' + customer + '"')
                    .query(Long.class)
                    .single();
        }
        // end
    }

    record Order(String number, String customer, long cents, Instant paidAt, long version) {}

    record Invoice(String id, String customer, long cents, Instant paidAt) {}

    static class Support {

        private final Consumer<String> tickets;

        Support(Consumer<String> tickets) {
            this.tickets = tickets;
        }

        // snippet: outbox-event
        @EventListener
        void needsAttention(OutboxEvent.NeedsAttention event) {
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
