package com.partnero.examples.android

import com.partnero.AsyncPartnero
import com.partnero.Partnero
import com.partnero.errors.Outcome
import com.partnero.errors.PartneroException
import com.partnero.retrofit.RetrofitPartnero
import com.partnero.testkit.http.Exchange
import com.partnero.testkit.http.SocketServer
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.future.await
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.After
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The bridge of docs/android.md, run: a coroutine that ends takes its request with it, and nothing else. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34])
class CoroutinesTest {

    private val arrived = CountDownLatch(1)
    private val gone = CountDownLatch(1)
    private val crashes = CopyOnWriteArrayList<Throwable>()
    private val scope = CoroutineScope(Job() + Dispatchers.Default + CoroutineExceptionHandler { _, e -> crashes.add(e) })
    private var answer: (Exchange) -> Unit = { exchange ->
        arrived.countDown()
        exchange.hold()
        gone.countDown()
    }
    private val backEnd = SocketServer.start { _, exchange -> answer(exchange) }
    private val partnero: Partnero =
        RetrofitPartnero.builder().apiKey("token").baseUrl("http://127.0.0.1:${backEnd.port()}/v1").build()

    @After
    fun stop() {
        scope.cancel()
        partnero.close()
        backEnd.close()
    }

    @Test
    fun aCancelledScopeEndsTheRequestAndCrashesNothing() {
        val call = scope.launch { partnero.balanceOf("customer_123") }
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue()

        scope.cancel()

        runBlocking { call.join() }
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue()
        assertThat(call.isCancelled).isTrue()
        assertThat(crashes).isEmpty()
    }

    @Test
    fun aCancelledCallLeavesItsNeighboursAlone() {
        val neighbour = CountDownLatch(1)
        val call = scope.launch { partnero.balanceOf("customer_123") }
        val other = scope.launch(Dispatchers.IO) { neighbour.await() }
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue()

        call.cancel()
        runBlocking { call.join() }
        neighbour.countDown()

        runBlocking { joinAll(other) }
        assertThat(other.isCancelled).isFalse()
        assertThat(crashes).isEmpty()
    }

    @Test
    fun aTimeOutOfTheCallersIsNull() {
        val balance = runBlocking { withTimeoutOrNull(500) { partnero.balanceOf("customer_123") } }

        assertThat(balance).isNull()
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue()
    }

    @Test
    fun awaitingAFutureOfOursEndsTheRequestToo() {
        val threads = Executors.newSingleThreadExecutor()
        val future = AsyncPartnero.of(partnero, threads).call { it.balances().get("customer_123") }
        val call = scope.launch(start = CoroutineStart.UNDISPATCHED) { future.await() }
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue()

        call.cancel()

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue()
        assertThat(crashes).isEmpty()
        threads.shutdown()
    }

    @Test
    fun aFailureReachesTheCallerWithItsOutcome() {
        answer = { exchange -> exchange.respond(403, mapOf(), "{\"message\":\"no\"}".toByteArray()) }

        val failure = runBlocking {
            async(Job()) { runCatching { partnero.balanceOf("customer_123") }.exceptionOrNull() }.await()
        }

        assertThat((failure as PartneroException).outcome()).isEqualTo(Outcome.NOT_APPLIED)
    }
}
