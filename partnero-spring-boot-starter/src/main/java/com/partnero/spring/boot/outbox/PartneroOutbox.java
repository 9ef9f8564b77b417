package com.partnero.spring.boot.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import java.util.Collection;

/**
 * Records in the application's own database what Partnero is to be told, and tells it in the background: a sale is neither
 * lost when Partnero, the network or the application fails, nor recorded twice.
 *
 * <pre>{@code
 * @Transactional
 * void pay(Order order) {
 *     orders.save(order);
 *     outbox.record(NewTransaction.builder()
 *             .key(order.number())
 *             .amount(Amount.of(order.total(), "EUR"))
 *             .buyer(CustomerRef.id(order.customer()))
 *             .build());
 * }
 * }</pre>
 *
 * <p>Every method joins the current transaction of the outbox's {@code DataSource}: the entry is there if and only if the
 * transaction commits. Without a transaction each call is one of its own. No method calls Partnero. Thread-safe.
 *
 * @since 0.1.0
 */
public interface PartneroOutbox {

    /**
     * Records a sale that is to be delivered once. The same sale recorded again changes nothing.
     *
     * @param sale the sale, with a key
     * @throws IllegalArgumentException if the sale has no key
     * @throws OutboxConflictException if another sale was recorded under the key, or the key's deletion was
     * @throws IllegalStateException if the current transaction is one of another {@code DataSource}
     */
    void record(NewTransaction sale);

    /**
     * Records several sales, all or none.
     *
     * @param sales with keys; the buyers may differ
     * @throws IllegalArgumentException if a sale has no key
     * @throws OutboxConflictException as {@link #record} does
     * @throws IllegalStateException as {@link #record} does
     */
    void recordAll(Collection<NewTransaction> sales);

    /**
     * Records a credit note that is written at most once. A credit has no key at Partnero; yours tells two credits of the same
     * amount apart. If the answer is lost, nobody can look the credit up: it is then kept as
     * {@link OutboxState#NEEDS_DECISION}, and not sent again.
     *
     * @param key your own number of the credit, which never leaves the application
     * @param credit whose balance, and how much
     * @throws IllegalArgumentException if the key is blank
     * @throws OutboxConflictException if another credit was recorded under the key
     * @throws IllegalStateException as {@link #record} does
     */
    void credit(String key, Credit credit);

    /**
     * Records that a transaction is to be deleted: a refund. If its sale is in the outbox, the deletion follows the sale's
     * delivery. Recorded again, it changes nothing.
     *
     * @param key the key of the sale
     * @throws IllegalArgumentException if the key is blank
     * @throws IllegalStateException as {@link #record} does
     */
    void delete(String key);

    /**
     * The outbox of another program of {@code partnero.clients}, in the same tables.
     *
     * @param client its name
     * @return an outbox whose entries go to that program
     * @throws IllegalArgumentException if no such program is configured
     */
    PartneroOutbox client(String client);
}
