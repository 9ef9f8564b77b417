package com.partnero.kotlin

import com.partnero.ApiKey
import com.partnero.CallOptions
import com.partnero.Partnero
import com.partnero.errors.PartneroInterruptedException
import java.util.concurrent.CancellationException
import java.util.function.Supplier
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.runInterruptible

/**
 * A [Partnero] for coroutines: every call suspends, and a cancelled coroutine ends its request.
 *
 * ```
 * val partnero = RetrofitPartnero.builder().baseUrl(backEnd).apiKey(token).build().suspending()
 * val balance = partnero.balances.get("customer_123")
 * ```
 *
 * A failed call throws a [com.partnero.errors.PartneroException]; [outcomeOf] returns it instead. Cancellation throws a
 * [CancellationException], never a failure. A write that is cancelled on its way may have been carried out: call
 * [SuspendingTransactions.createIfAbsent] later, which looks the sale up first.
 *
 * Thread-safe.
 *
 * @since 0.1.0
 */
public class SuspendingPartnero internal constructor(
    private val client: Partnero,
    private val dispatcher: CoroutineDispatcher,
) : AutoCloseable {

    /** The program's transactions. */
    public val transactions: SuspendingTransactions = SuspendingTransactions(this)

    /** The balances of the program's customers. */
    public val balances: SuspendingBalances = SuspendingBalances(this)

    /**
     * Returns a view of this client whose calls have their own deadline, further headers or a listener. It shares everything
     * else with this client, and closing it closes this client.
     *
     * @param deadline the limit for a whole call with all its attempts, 1 ms to 1 h; null keeps the client's own
     * @param headers sent with every request, by name
     * @param onAnswer receives the HTTP status and the request id of every response, on the calling thread
     * @throws IllegalArgumentException if the deadline is out of range or HTTP does not allow a header
     */
    public fun with(
        deadline: Duration? = null,
        headers: Map<String, String> = emptyMap(),
        onAnswer: ((status: Int, requestId: String?) -> Unit)? = null,
    ): SuspendingPartnero {
        var options = CallOptions.none()
        if (deadline != null) options = options.withDeadline(deadline.toJavaDuration())
        for ((name, value) in headers) options = options.withHeader(name, value)
        if (onAnswer != null) options = options.withAnswerListener { status, requestId -> onAnswer(status, requestId) }
        return SuspendingPartnero(client.with(options), dispatcher)
    }

    /**
     * Returns a view of this client for another program. Closing the view ends its own calls only.
     *
     * @param apiKey the other program's key
     * @see Partnero.withKey
     */
    public fun withKey(apiKey: ApiKey): SuspendingPartnero = SuspendingPartnero(client.withKey(apiKey), dispatcher)

    /**
     * Returns a view of this client for another program whose key is asked for at every request. Keep the view. Closing it ends
     * its own calls only.
     *
     * @param apiKey thread-safe and quick
     * @see Partnero.withKey
     */
    public fun withKey(apiKey: () -> ApiKey): SuspendingPartnero =
        SuspendingPartnero(client.withKey(Supplier { apiKey() }), dispatcher)

    /**
     * Runs [block] on the dispatcher, for what the suspending ports do not offer. Cancelling the coroutine interrupts the
     * thread, which ends the request.
     *
     * @throws com.partnero.errors.PartneroException as the call in [block] does
     * @throws CancellationException if the coroutine is cancelled
     */
    public suspend fun <T> call(block: (Partnero) -> T): T =
        try {
            runInterruptible(dispatcher) { block(client) }
        } catch (e: PartneroInterruptedException) {
            // Cancellation interrupts the thread. Anybody else's interrupt is a failure with an outcome.
            currentCoroutineContext().ensureActive()
            throw e
        }

    /**
     * Closes the client: refuses new calls, waits for those in progress, and releases connections and threads. It blocks, at
     * most for the deadline of a call.
     */
    override fun close() {
        client.close()
    }
}

/**
 * Returns this client for coroutines. Closing what is returned closes this client.
 *
 * @param dispatcher where calls block a thread; pass a test dispatcher in unit tests, so that they need no other thread
 */
public fun Partnero.suspending(dispatcher: CoroutineDispatcher = Dispatchers.IO): SuspendingPartnero =
    SuspendingPartnero(this, dispatcher)
