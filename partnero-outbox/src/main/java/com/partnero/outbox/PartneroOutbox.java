package com.partnero.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps Partnero in step with the orders of an application. For each order the outbox stores what Partnero should have: a sale
 * with its present amount, or nothing. It is stored in the caller's transaction and delivered in the background.
 *
 * <pre>{@code
 * outbox.record(sale);                      // paid
 * outbox.amend(smaller, refundedCents);     // refunded in part
 * outbox.remove("order-1042");              // refunded in full
 * }</pre>
 *
 * <p>Calls may be repeated and may come in any order: the greatest revision wins. No method but {@link #report} calls Partnero.
 * No method fails because of an earlier call. Thread-safe.
 *
 * @since 0.1.0
 */
public interface PartneroOutbox {

    /**
     * An order was paid. Whatever {@link #amend} or {@link #remove} says of the order wins, also if it was said before.
     *
     * @param sale the sale; its key is the order's number. With {@code createdAt}, the date of the order, a new order is sent
     *     without a look-up first
     * @return {@link OutboxResult#CONFLICT} if another sale was recorded for the order, which then stays
     * @throws IllegalArgumentException if there is no key, or it has more than 250 characters or ends with {@code ~} and digits
     * @throws IllegalStateException if the current transaction is read-only or of another DataSource
     * @throws OutboxDatabaseException if the database fails; nothing is stored
     */
    OutboxResult record(NewTransaction sale);

    /**
     * As {@link #record}, for many orders in one transaction.
     *
     * @param sales the sales
     * @return the results by key, in the order of the sales
     * @throws IllegalArgumentException as {@link #record}; nothing is stored
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    Map<String, OutboxResult> recordAll(List<NewTransaction> sales);

    /**
     * An order has changed. Partnero cannot change a transaction: the recorded one is deleted, then the new one is created under
     * the key {@code KEY~2}, {@code KEY~3} and so on.
     *
     * @param sale the whole sale as it is now, not the difference; give it the date of the order, or it moves to today
     * @param revision grows with each change of the order: its version, the total refunded so far in cents, or the moment of the
     *     change in milliseconds; one kind of number for all changes of an order, neither the least nor the greatest long
     * @return what the call changed
     * @throws IllegalArgumentException as {@link #record}
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult amend(NewTransaction sale, long revision);

    /**
     * An order was refunded in full or cancelled, for good. Also right before the sale was recorded.
     *
     * @param key the order's number
     * @return what the call changed
     * @throws IllegalArgumentException as {@link #record}
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult remove(String key);

    /**
     * As {@link #remove(String)}, but an {@link #amend} with a greater revision brings a sale back.
     *
     * @param key the order's number
     * @param revision as for {@link #amend}
     * @return what the call changed
     * @throws IllegalArgumentException as {@link #record}
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult remove(String key, long revision);

    /**
     * A credit note. It is sent at most once: if the answer is lost, a person must decide.
     *
     * @param number your own number of it, at most 250 characters; a repeated number is stored once
     * @param credit who gets how much
     * @return what the call changed
     * @throws IllegalArgumentException if the number is blank or too long
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult credit(String number, Credit credit);

    /**
     * What happened to an order: what is wanted, what was done, and what Partnero shows now. Calls Partnero.
     *
     * @param key the order's number
     * @return empty if the outbox has never heard of it
     * @throws OutboxDatabaseException if the database fails
     */
    Optional<OutboxReport> report(String key);

    /**
     * The outbox of another program.
     *
     * @param name the client's name, as in {@code partnero.clients}
     * @return that outbox
     * @throws IllegalArgumentException if there is no such client
     */
    PartneroOutbox client(String name);
}
