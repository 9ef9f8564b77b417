package com.partnero.spi;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import java.util.List;

/**
 * The driven port: sends requests to the service. Every method makes <b>one attempt with one HTTP request</b>: no
 * retry, no redirect and no hidden second request of the HTTP library. Core decides alone whether to send anything
 * again.
 *
 * <p>A transport encodes bodies with {@link com.partnero.wire.RequestBodies}, addresses with {@link
 * com.partnero.wire.Paths} and headers with {@link com.partnero.wire.RequestHeaders}. It passes answers to {@link
 * com.partnero.wire.Answers}, within {@link AttemptLimits}. Its own task is to run the request within the time left,
 * and to report for each failure whether bytes may have been sent.
 *
 * <p>Every method ends within {@code context.timeLeft()}, plus a few milliseconds, or earlier if the thread is
 * interrupted. It throws only {@link AttemptFailedException}. Implementations are thread-safe. The contracts of {@code
 * partnero-transport-contracts} verify all of this.
 *
 * @since 0.1.0
 */
public interface Transport extends AutoCloseable {

    /**
     * Records one sale. API document: "Create a transaction".
     *
     * @param sale the sale
     * @param context how long the attempt may take, and what to send with it
     * @return the service's answer
     * @throws AttemptFailedException if there is no usable answer
     */
    Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException;

    /**
     * Records several sales with one request. API document: "Create a transaction".
     *
     * @param batch the sales
     * @param context how long the attempt may take, and what to send with it
     * @return the service's answer, in the service's order
     * @throws AttemptFailedException if there is no usable answer
     */
    List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context) throws AttemptFailedException;

    /**
     * Fetches one transaction by path. API document: "Fetch a transaction".
     *
     * @param key a checked key without a slash; keys with a slash are looked up with {@link #list}
     * @param context how long the attempt may take, and what to send with it
     * @return the transaction
     * @throws AttemptFailedException if there is no usable answer; with status 404 if there is no such transaction
     */
    Transaction fetch(String key, AttemptContext context) throws AttemptFailedException;

    /**
     * Reads one page of transactions. API document: "Get a list of transactions".
     *
     * @param query which transactions
     * @param context how long the attempt may take, and what to send with it
     * @return the page; its number is 0 if the service does not return it
     * @throws AttemptFailedException if there is no usable answer
     */
    Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException;

    /**
     * Deletes one transaction: by path, or with a body if the key does not fit into a path. API document: "Delete a
     * transaction".
     *
     * @param key a checked key
     * @param context how long the attempt may take, and what to send with it
     * @throws AttemptFailedException if there is no usable answer; with status 404 if there is no such transaction
     */
    void delete(String key, AttemptContext context) throws AttemptFailedException;

    /**
     * Reads a customer's balance. API document: "Get customer's balance".
     *
     * @param customerId a checked id
     * @param context how long the attempt may take, and what to send with it
     * @return the balance
     * @throws AttemptFailedException if there is no usable answer; with status 404 if there is no such customer
     */
    CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException;

    /**
     * Writes a credit note. API document: "Create credit note for a customer".
     *
     * @param credit the credit note
     * @param context how long the attempt may take, and what to send with it
     * @throws AttemptFailedException if there is no usable answer
     */
    void credit(Credit credit, AttemptContext context) throws AttemptFailedException;

    /**
     * Rejects threads that must not block, such as Android's main thread. It runs on the calling thread at the start of
     * every call. Its exception is thrown to the caller unchanged, and nothing is sent.
     *
     * @throws IllegalStateException if the thread must not block
     */
    default void checkThread() {}

    /** Releases connections and threads. Called once, when no attempt is running. */
    @Override
    void close();
}
