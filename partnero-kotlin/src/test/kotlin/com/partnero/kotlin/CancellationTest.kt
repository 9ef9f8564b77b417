package com.partnero.kotlin

import com.partnero.AsyncPartnero
import com.partnero.errors.Outcome
import com.partnero.errors.PartneroInterruptedException
import com.partnero.retrofit.RetrofitPartnero
import com.partnero.testkit.http.SocketServer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

/** A coroutine that ends takes its request with it, over a real connection to a server that never responds. */
@Timeout(60)
class CancellationTest {

    private val arrived = CountDownLatch(1)
    private val gone = CountDownLatch(1)
    private val requests = AtomicInteger()
    private val server =
        SocketServer.start { _, exchange ->
            requests.incrementAndGet()
            arrived.countDown()
            exchange.hold()
            gone.countDown()
        }
    private val threads: ExecutorService = Executors.newCachedThreadPool()
    private val partnero =
        RetrofitPartnero.builder()
            .apiKey("token")
            .baseUrl("http://127.0.0.1:${server.port()}/v1")
            .build()
            .suspending(threads.asCoroutineDispatcher())
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    @AfterEach
    fun stop() {
        scope.cancel()
        partnero.close()
        server.close()
        threads.shutdownNow()
    }

    @Test
    fun `a cancelled call ends its request and is no failure`() = runBlocking {
        val call = balance()
        arrived.await()

        call.cancel()

        assertThat(failureOf(call)).isInstanceOf(CancellationException::class.java)
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue()
    }

    @Test
    fun `a cancelled scope ends the collection of a flow`() = runBlocking {
        val collecting = scope.launch { partnero.transactions.stream().collect() }
        arrived.await()

        scope.cancel()
        collecting.join()

        assertThat(collecting.isCancelled).isTrue()
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue()
    }

    @Test
    fun `a time-out of the caller gives null and ends the request`() = runBlocking {
        val balance = withTimeoutOrNull(500.milliseconds) { partnero.balances.get("customer_123") }

        assertThat(balance).isNull()
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue()
    }

    @Test
    fun `a coroutine that is cancelled before its call sends nothing`() = runBlocking {
        val call =
            scope.async {
                cancel()
                partnero.balances.get("customer_123")
            }

        assertThat(failureOf(call)).isInstanceOf(CancellationException::class.java)
        assertThat(requests).hasValue(0)
    }

    @Test
    fun `an interrupt by somebody else is a failure with an outcome`() = runBlocking {
        val call = balance()
        arrived.await()

        threads.shutdownNow()

        val failure = failureOf(call)
        assertThat(failure).isInstanceOf(PartneroInterruptedException::class.java)
        assertThat((failure as PartneroInterruptedException).outcome()).isEqualTo(Outcome.NOT_APPLIED)
    }

    @Test
    fun `a thread that was interrupted for one call serves the next`() = runBlocking {
        val one = Executors.newSingleThreadExecutor()
        val alone = partnero.call { it }.suspending(one.asCoroutineDispatcher())
        val first = scope.async { alone.balances.get("customer_123") }
        arrived.await()
        first.cancel()
        failureOf(first)

        val interrupted = alone.call { Thread.currentThread().isInterrupted }

        assertThat(interrupted).isFalse()
        one.shutdown()
        Unit
    }

    @Test
    fun `awaiting a future of AsyncPartnero ends the request as well`() = runBlocking {
        val async = partnero.call { AsyncPartnero.of(it, threads) }
        val call = scope.async { async.call { it.balances().get("customer_123") }.await() }
        arrived.await()

        call.cancel()

        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue()
    }

    private fun balance() = scope.async { partnero.balances.get("customer_123") }

    private suspend fun failureOf(call: Deferred<*>): Throwable? {
        call.join()
        return runCatching { call.await() }.exceptionOrNull()
    }
}
