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
 * The driven port: how requests reach the service. Every method is <b>one attempt and one HTTP request</b>: no retry, no
 * redirect, no second request under the surface, whatever the HTTP library would like to do. Policy, and with it every
 * decision to send something again, is the core's.
 *
 * <p>A transport encodes bodies by {@link com.partnero.wire.RequestBodies}, addresses by {@link com.partnero.wire.Paths},
 * headers by {@link com.partnero.wire.RequestHeaders}, and hands what came back to {@link com.partnero.wire.Answers}, within
 * {@link AttemptLimits}. Its
 * own part is to run the request within the time left, and to say of a failure whether bytes may have been sent.
 *
 * <p>Every method ends within {@code context.timeLeft()} (some milliseconds of grace apart), or earlier if the thread is interrupted,
 * and throws nothing but {@link AttemptFailedException}. Implementations are thread-safe. The contracts of
 * {@code partnero-transport-contracts} prove all of this of a transport.
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
     * Records several sales by one request. API document: "Create a transaction".
     *
     * @param batch the sales
     * @param context how long the attempt may take, and what to send with it
     * @return the service's answer, in its order
     * @throws AttemptFailedException if there is no usable answer
     */
    List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context) throws AttemptFailedException;

    /**
     * Fetches one transaction by path. API document: "Fetch a transaction".
     *
     * @param key a checked key without a slash: others are looked up by {@link #list}
     * @param context how long the attempt may take, and what to send with it
     * @return the transaction
     * @throws AttemptFailedException if there is no usable answer; with status 404 if there is no such transaction
     */
    Transaction fetch(String key, AttemptContext context) throws AttemptFailedException;

    /**
     * Reads one page of transactions. API document: "Get a list of transactions".
     *
     * @param query which ones
     * @param context how long the attempt may take, and what to send with it
     * @return the page; its number is 0 if the service does not tell it
     * @throws AttemptFailedException if there is no usable answer
     */
    Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException;

    /**
     * Deletes one transaction: by path, or by body if the key does not fit into a path. API document: "Delete a
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
     * Refuses a thread that must not wait, Android's main thread for instance. Called on the calling thread at the start of
     * every call; what it throws goes to the caller as it is, and nothing is sent.
     *
     * @throws IllegalStateException if the thread must not wait
     */
    default void checkThread() {}

    /** Releases connections and threads. Called once, when no attempt is under way. */
    @Override
    void close();
}
