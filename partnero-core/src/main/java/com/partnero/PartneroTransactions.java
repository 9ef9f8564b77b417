package com.partnero;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The transactions of one program: record sales, look them up, delete them.
 *
 * <p>Every call blocks the calling thread until it has ended, at the latest at its deadline (10 seconds unless set
 * otherwise); interrupting the thread ends it at once. Every failure is a
 * {@link com.partnero.errors.PartneroException}, unchecked, whose {@link com.partnero.errors.PartneroException#outcome()
 * outcome} says whether the call may have changed anything. Arguments are checked before anything is sent, with
 * {@link IllegalArgumentException} or {@link NullPointerException}.
 *
 * <p>Thread-safe. API document: "Transactions".
 *
 * @since 0.1.0
 */
public interface PartneroTransactions {

    /**
     * Records a sale, once. It is sent again only if it certainly was not carried out. If its answer is lost, or speaks of
     * another sale, the sale is looked up by its key: found, the call succeeds ({@link Transaction#isVerified()}); not found,
     * or nothing that proves anything, it fails with {@code UNKNOWN} and the sale is <b>not</b> sent again.
     *
     * <p>If a {@link #createIfAbsent} of the same key is under way on this client, it goes first.
     *
     * <p>The service does not keep keys unique: calling this twice records two sales. Use {@link #createIfAbsent} where the
     * same sale can come along twice. API document: "Create a transaction".
     *
     * @param sale the sale
     * @return what was recorded; its rewards and the unit of its amount may follow later
     * @throws com.partnero.errors.PartneroException of any kind; {@code outcome()} is {@code NOT_APPLIED} if the sale
     *     certainly was not recorded, {@code UNKNOWN} if it may have been
     * @throws com.partnero.errors.PartneroConflictException {@code UNKNOWN} if the answer was lost and the look-up found
     *     another sale, or several, under the key; {@code NOT_APPLIED} if a {@code createIfAbsent} that was under way has
     *     recorded it
     */
    Transaction create(NewTransaction sale);

    /**
     * Records a sale unless a transaction with its key is there already: for webhooks that are delivered twice, and for
     * repeating a sale whose outcome was {@code UNKNOWN}. Looks first, then does what {@link #create} does. It never posts a
     * key that this client is recording, or has recorded within the last two minutes, also where the service's list shows new
     * rows late. After an attempt of this client whose answer was lost, it keeps looking for half of the call's time-out before
     * an empty list counts as nothing.
     *
     * <p>Another process can still record the same key between the look and the create; the service offers nothing against
     * that.
     *
     * @param sale the sale, with a key
     * @return the transaction, found or recorded now
     * @throws IllegalArgumentException if the sale has no key
     * @throws com.partnero.errors.PartneroConflictException {@code NOT_APPLIED} if another sale, or several, stand under
     *     the key, or one whose key differs in case or in blanks around it
     * @throws com.partnero.errors.PartneroProtocolException {@code NOT_APPLIED} if the look-up proves nothing, because the
     *     list is not filtered by key
     * @throws com.partnero.errors.PartneroException as {@link #create} does
     */
    Transaction createIfAbsent(NewTransaction sale);

    /**
     * Records several sales of one buyer by one request. What the answer does not tell, or all of it if the answer is lost, is
     * looked up, key by key or by pages of the list, whichever takes fewer requests: the call succeeds if all are there, and
     * otherwise fails with {@code UNKNOWN} and {@link com.partnero.errors.PartneroException#recorded() what was found}. A sale
     * without a key cannot be looked up. API document: "Create a transaction", {@code transactions}.
     *
     * @param batch the sales
     * @return what was recorded, in the order of the batch
     * @throws com.partnero.errors.PartneroException as {@link #create} does
     */
    List<Transaction> createAll(NewTransactionBatch batch);

    /**
     * Looks a transaction up. Which one the service picks if several have the key is not known; {@link #list} with
     * {@link TransactionQuery#byKey} shows all. API document: "Fetch a transaction".
     *
     * @param key the key
     * @return the transaction; empty if there is none
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or begins or
     *     ends with white space
     * @throws com.partnero.errors.PartneroProtocolException {@code NOT_APPLIED} if the service answers with another
     *     transaction
     * @throws com.partnero.errors.PartneroException {@code NOT_APPLIED}, as nothing is changed
     */
    Optional<Transaction> find(String key);

    /**
     * Reads one page of transactions, newest first. API document: "Get a list of transactions".
     *
     * @param query which ones
     * @return the page; past the end it is empty
     * @throws com.partnero.errors.PartneroException {@code NOT_APPLIED}, as nothing is changed
     */
    Page<Transaction> list(TransactionQuery query);

    /**
     * All transactions from the query's page on, newest first. Pages are fetched one by one while the stream is read, on the
     * reading thread, until the service says that there is no further one. Sales recorded meanwhile shift the rows, so that a
     * transaction may occur twice.
     *
     * @param query which ones
     * @return a lazy, sequential stream that needs no closing; reading it throws what {@link #list} throws, and
     *     {@link com.partnero.errors.PartneroProtocolException} if the service leads it in a circle
     */
    Stream<Transaction> stream(TransactionQuery query);

    /**
     * Deletes a transaction, for good: the way to take a refunded sale back. After a lost answer the key is looked up, and three
     * looks that find nothing mean done. It is <b>not</b> sent again: a row that is left may be another sale. API document:
     * "Delete a transaction".
     *
     * @param key the key
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or begins or
     *     ends with white space
     * @throws com.partnero.errors.PartneroNotFoundException {@code NOT_APPLIED} if there is no such transaction
     * @throws com.partnero.errors.PartneroException of any other kind; {@code UNKNOWN} if the answer was lost and nothing
     *     proves that the transaction is gone
     */
    void delete(String key);

    /**
     * Deletes a transaction if there is one.
     *
     * @param key the key
     * @return true if it is gone by this call, false if there was none
     * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, or holds control characters
     * @throws com.partnero.errors.PartneroException as {@link #delete} does, not-found excepted
     */
    boolean deleteIfExists(String key);
}
