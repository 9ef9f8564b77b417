package com.partnero.kotlin

import com.partnero.FoundOrCreated
import com.partnero.NewTransaction
import com.partnero.NewTransactionBatch
import com.partnero.Page
import com.partnero.PartneroTransactions
import com.partnero.Transaction
import com.partnero.TransactionQuery
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * The transactions of one program, as [PartneroTransactions] describes them; every call suspends. It throws the exceptions
 * that are described there, and a [java.util.concurrent.CancellationException] if the coroutine is cancelled. Thread-safe.
 *
 * @since 0.1.0
 */
public class SuspendingTransactions internal constructor(private val partnero: SuspendingPartnero) {

    /**
     * Records a sale, once. Calling this twice records two sales.
     *
     * @throws com.partnero.errors.PartneroException `NOT_APPLIED` if nothing was recorded, `UNKNOWN` if it may have been
     * @see PartneroTransactions.create
     */
    public suspend fun create(sale: NewTransaction): Transaction = port { it.create(sale) }

    /**
     * Looks the sale up by its key and records it only if there is none: for webhooks that arrive twice, and after an
     * `UNKNOWN` outcome.
     *
     * @return the transaction, and whether this call recorded it
     * @throws IllegalArgumentException if the sale has no key
     * @throws com.partnero.errors.PartneroException as [create] does, and if a different sale already uses the key
     * @see PartneroTransactions.findOrCreate
     */
    public suspend fun findOrCreate(sale: NewTransaction): FoundOrCreated = port { it.findOrCreate(sale) }

    /**
     * [findOrCreate] for callers who need not know whether the sale was recorded before.
     *
     * @throws IllegalArgumentException as [findOrCreate] does
     * @throws com.partnero.errors.PartneroException as [findOrCreate] does
     * @see PartneroTransactions.createIfAbsent
     */
    public suspend fun createIfAbsent(sale: NewTransaction): Transaction = port { it.createIfAbsent(sale) }

    /**
     * Records several sales of one buyer by one request.
     *
     * @return what was recorded, in the order of the batch
     * @throws com.partnero.errors.PartneroException as [create] does; `recorded()` lists what a look-up found
     * @see PartneroTransactions.createAll
     */
    public suspend fun createAll(batch: NewTransactionBatch): List<Transaction> = port { it.createAll(batch) }

    /**
     * Looks a transaction up by its key.
     *
     * @return null if there is none
     * @throws com.partnero.errors.PartneroException always `NOT_APPLIED`
     * @see PartneroTransactions.find
     */
    public suspend fun find(key: String): Transaction? = port { it.find(key).orElse(null) }

    /**
     * Reads one page, newest first.
     *
     * @throws com.partnero.errors.PartneroException always `NOT_APPLIED`
     * @see PartneroTransactions.list
     */
    public suspend fun list(query: TransactionQuery = TransactionQuery.all()): Page<Transaction> = port { it.list(query) }

    /**
     * All transactions from the query's page on, newest first. Each collector reads them anew. A page is fetched when the
     * collector asks for its first row. A sale that is recorded meanwhile shifts the rows, so a transaction can occur twice.
     *
     * Collecting throws what [list] throws, and [com.partnero.errors.PartneroProtocolException] if the service keeps
     * returning the same pages.
     *
     * @see PartneroTransactions.stream
     */
    public fun stream(query: TransactionQuery = TransactionQuery.all()): Flow<Transaction> = flow {
        val rows = port { it.stream(query).iterator() }
        while (port { rows.hasNext() }) emit(rows.next())
    }

    /**
     * Deletes a transaction.
     *
     * @throws com.partnero.errors.PartneroNotFoundException `NOT_APPLIED` if there is none
     * @throws com.partnero.errors.PartneroException `UNKNOWN` if the response was lost and the look-ups do not prove that
     *     the transaction is gone
     * @see PartneroTransactions.delete
     */
    public suspend fun delete(key: String) {
        port { it.delete(key) }
    }

    /**
     * Deletes a transaction if there is one.
     *
     * @return false if there was none
     * @throws com.partnero.errors.PartneroException as [delete] does, except for a missing transaction
     * @see PartneroTransactions.deleteIfExists
     */
    public suspend fun deleteIfExists(key: String): Boolean = port { it.deleteIfExists(key) }

    private suspend fun <T> port(call: (PartneroTransactions) -> T): T = partnero.call { call(it.transactions()) }
}
