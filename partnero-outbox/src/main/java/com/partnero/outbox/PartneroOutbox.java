package com.partnero.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps Partnero in step with the orders of an application. For each order the outbox stores what Partnero should have: a sale
 * with its current amount, or nothing. It stores this in the caller's transaction and delivers it in the background.
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
     * Records a paid order. Any {@link #amend} or {@link #remove} of the order wins over this call, even an earlier one.
     *
     * @param sale the sale; its key is the order's number. Set {@code createdAt} to the date of the order: a new order
     *     is then sent without a look-up
     * @return {@link OutboxResult#CONFLICT} if another sale was stored for the order; that sale stays
     * @throws IllegalArgumentException if there is no key, or it has more than 250 characters or ends with {@code ~} and digits
     * @throws IllegalStateException if the current transaction is read-only or of another DataSource
     * @throws OutboxDatabaseException if the database fails; the call may be repeated
     */
    OutboxResult record(NewTransaction sale);

    /**
     * Does the same as {@link #record} for many orders in one transaction.
     *
     * @param sales the sales
     * @return the results by key, in the order of the sales
     * @throws IllegalArgumentException as {@link #record}; nothing is stored
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    Map<String, OutboxResult> recordAll(List<NewTransaction> sales);

    /**
     * Changes an order. Partnero cannot change a transaction, so the outbox deletes the recorded one and creates a new one with
     * the key {@code KEY~2}, {@code KEY~3} and so on.
     *
     * @param sale the whole sale as it is now, not the difference. Set {@code createdAt} to the date of the order; otherwise the
     *     sale gets the current date
     * @param revision grows with each change of the order: its version, the total refunded so far in cents, or the time of the
     *     change in milliseconds. Use one kind of number for all changes of an order. {@link Long#MIN_VALUE} and
     *     {@link Long#MAX_VALUE} are refused
     * @return what the call changed
     * @throws IllegalArgumentException as {@link #record}
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult amend(NewTransaction sale, long revision);

    /**
     * Removes an order that was refunded in full or cancelled for good. It may be called before the sale is recorded.
     *
     * @param key the order's number
     * @return what the call changed
     * @throws IllegalArgumentException as {@link #record}
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult remove(String key);

    /**
     * Does the same as {@link #remove(String)}, but a later {@link #amend} with a greater revision wants a sale again.
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
     * Sends a credit note, at most once. If the answer is lost, a person must decide.
     *
     * @param number your own number for it, at most 250 characters; a repeated number is stored once
     * @param credit who gets how much
     * @return what the call changed
     * @throws IllegalArgumentException if the number is blank or too long
     * @throws IllegalStateException as {@link #record}
     * @throws OutboxDatabaseException as {@link #record}
     */
    OutboxResult credit(String number, Credit credit);

    /**
     * Shows what is wanted for an order, what was done, and what Partnero has now. Calls Partnero.
     *
     * @param key the order's number
     * @return empty if the outbox has no entry for it
     * @throws OutboxDatabaseException if the database fails
     */
    Optional<OutboxReport> report(String key);

    /**
     * The outbox of another program.
     *
     * @param name the client's name: as in {@code partnero.clients}, or one that {@link OutboxPrograms#client} finds
     * @return that outbox
     * @throws IllegalArgumentException if there is no such client
     */
    PartneroOutbox client(String name);
}
