package com.partnero;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The transactions of one program: records, looks up, lists and deletes sales.
 *
 * <p>Every call blocks the calling thread until it ends, at the latest at its deadline (10 seconds unless set).
 * Interrupting the thread ends the call at once. Every failure is a {@link com.partnero.errors.PartneroException},
 * which is unchecked. Its {@link com.partnero.errors.PartneroException#outcome() outcome} says whether the call may
 * have changed anything. Invalid arguments cause an {@link IllegalArgumentException} or a {@link NullPointerException}
 * before anything is sent.
 *
 * <p>Thread-safe. API document: "Transactions".
 *
 * @since 0.1.0
 */
public interface PartneroTransactions {

    /**
     * Records a sale, once. The request is repeated only if the sale was certainly not recorded. If the answer is lost
     * or describes another sale, the sale is looked up by its key. If the look-up finds it, the call succeeds and
     * {@link Transaction#isVerified()} is true. Otherwise the call fails with {@code UNKNOWN}, and the sale is
     * <b>not</b> sent again.
     *
     * <p>If a {@link #createIfAbsent} of the same key is running on this client, this call waits for it.
     *
     * <p>The service does not keep keys unique: calling this method twice records two sales. Use {@link
     * #createIfAbsent} if the same sale can arrive twice. API document: "Create a transaction".
     *
     * @param sale the sale
     * @return the recorded transaction; its rewards and the unit of its amount may follow later
     * @throws com.partnero.errors.PartneroConflictException {@code UNKNOWN} if the answer was lost and the look-up
     *     found a different sale, or several sales, with this key, or an amount in another unit. Where the program
     *     converts amounts, that may be this very sale; {@code programCurrency} of the builder avoids it. {@code
     *     NOT_APPLIED} if a running {@code createIfAbsent} has just recorded the key
     * @throws com.partnero.errors.PartneroException of any other kind; {@code NOT_APPLIED} if the sale was certainly
     *     not recorded, {@code UNKNOWN} if it may have been
     */
    Transaction create(NewTransaction sale);

    /**
     * Records a sale unless a transaction with its key already exists. Use it for webhooks that may be delivered twice,
     * and to settle a sale whose outcome was {@code UNKNOWN}. The sale is looked up first, and created as by {@link
     * #create} if it is absent. A key that this client is recording, or has recorded within the last two minutes, is
     * never sent again; this holds even if the service's list shows new rows late. If this client has lost the answer
     * to an earlier attempt, it repeats the look-up for half of the call's time-out before it trusts an empty list.
     *
     * <p>Another process can still record the same key between the look-up and the create. The service offers no
     * protection against that.
     *
     * @param sale the sale, with a key
     * @return the transaction, and whether this call recorded it
     * @throws IllegalArgumentException if the sale has no key
     * @throws com.partnero.errors.PartneroConflictException {@code NOT_APPLIED} if a different sale, or several sales,
     *     have this key, if a sale has a key that differs only in case or in surrounding white space, or if the recorded amount
     *     is another number in another unit, so that nobody can tell; {@code recorded()} has what was found
     * @throws com.partnero.errors.PartneroProtocolException {@code NOT_APPLIED} if the look-up is inconclusive because
     *     the service does not filter the list by key
     * @throws com.partnero.errors.PartneroException as {@link #create} does
     */
    FoundOrCreated findOrCreate(NewTransaction sale);

    /**
     * {@link #findOrCreate} for callers who need not know whether the sale was recorded before.
     *
     * @param sale the sale, with a key
     * @return the transaction that was found or recorded
     * @throws IllegalArgumentException as {@link #findOrCreate} does
     * @throws com.partnero.errors.PartneroException as {@link #findOrCreate} does
     */
    default Transaction createIfAbsent(NewTransaction sale) {
        return findOrCreate(sale).transaction();
    }

    /**
     * Records several sales of one buyer with one request. Sales that the answer does not mention are looked up; so are
     * all sales if the answer is lost. The look-ups go by key or by pages of the list, whichever needs fewer requests.
     * The call succeeds if all sales are found. Otherwise it fails with {@code UNKNOWN} and reports {@link
     * com.partnero.errors.PartneroException#recorded() the sales that were found}. A sale without a key cannot be
     * looked up. API document: "Create a transaction", {@code transactions}.
     *
     * @param batch the sales
     * @return the recorded transactions, in the order of the batch
     * @throws com.partnero.errors.PartneroException as {@link #create} does
     */
    List<Transaction> createAll(NewTransactionBatch batch);

    /**
     * Looks up a transaction. If several transactions have the key, the service's choice is undocumented; {@link #list}
     * with {@link TransactionQuery#byKey} returns all of them. API document: "Fetch a transaction".
     *
     * @param key the key of the sale
     * @return the transaction; empty if there is none
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or
     *     begins or ends with white space
     * @throws com.partnero.errors.PartneroProtocolException {@code NOT_APPLIED} if the service returns a different
     *     transaction
     * @throws com.partnero.errors.PartneroException {@code NOT_APPLIED} for any other failure, because a read changes
     *     nothing
     */
    Optional<Transaction> find(String key);

    /**
     * Reads one page of transactions, newest first. API document: "Get a list of transactions".
     *
     * @param query which transactions
     * @return the page; it is empty past the end
     * @throws com.partnero.errors.PartneroException {@code NOT_APPLIED}, because a read changes nothing
     */
    Page<Transaction> list(TransactionQuery query);

    /** Reads the first hundred of all transactions, as {@link #list(TransactionQuery)} does. */
    default Page<Transaction> list() {
        return list(TransactionQuery.all());
    }

    /**
     * Streams all transactions from the query's page on, newest first. Each page is fetched when the stream reaches it,
     * on the reading thread. If sales are recorded while the stream is read, the rows shift and a transaction may occur
     * twice.
     *
     * @param query which transactions
     * @return a lazy, sequential stream that does not have to be closed; reading it throws what {@link #list} throws,
     *     and {@link com.partnero.errors.PartneroProtocolException} if the service keeps returning the same pages
     */
    Stream<Transaction> stream(TransactionQuery query);

    /** Reads all transactions, as {@link #stream(TransactionQuery)} does. */
    default Stream<Transaction> stream() {
        return stream(TransactionQuery.all());
    }

    /**
     * Deletes a transaction permanently. Use it for a sale that was refunded. If the answer is lost, the key is looked
     * up; three look-ups that find nothing prove the deletion. The delete is <b>not</b> sent again, because a remaining
     * row may be another sale. API document: "Delete a transaction".
     *
     * @param key the key of the sale
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or
     *     begins or ends with white space
     * @throws com.partnero.errors.PartneroNotFoundException {@code NOT_APPLIED} if there is no such transaction
     * @throws com.partnero.errors.PartneroException of any other kind; {@code UNKNOWN} if the answer was lost and
     *     nothing proves that the transaction is gone
     */
    void delete(String key);

    /**
     * Deletes a transaction if it exists.
     *
     * @param key the key of the sale
     * @return true if this call deleted it, false if there was none
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or
     *     begins or ends with white space
     * @throws com.partnero.errors.PartneroException as {@link #delete} does, except not-found
     */
    boolean deleteIfExists(String key);
}
