package com.partnero.docs

import com.partnero.Amount
import com.partnero.CustomerRef
import com.partnero.NewTransaction
import com.partnero.TransactionQuery
import com.partnero.errors.PartneroAuthenticationException
import com.partnero.errors.PartneroClosedException
import com.partnero.errors.PartneroConflictException
import com.partnero.errors.PartneroConnectionLostException
import com.partnero.errors.PartneroException
import com.partnero.errors.PartneroInterruptedException
import com.partnero.errors.PartneroNotFoundException
import com.partnero.errors.PartneroNotSentException
import com.partnero.errors.PartneroProtocolException
import com.partnero.errors.PartneroRateLimitedException
import com.partnero.errors.PartneroServerException
import com.partnero.errors.PartneroTimeoutException
import com.partnero.errors.PartneroValidationException
import com.partnero.kotlin.CallOutcome
import com.partnero.kotlin.SuspendingPartnero
import com.partnero.kotlin.outcomeOf
import com.partnero.kotlin.sale
import com.partnero.kotlin.suspending
import com.partnero.retrofit.RetrofitPartnero
import com.partnero.testkit.Fault
import com.partnero.testkit.InMemoryPartnero
import com.partnero.testkit.PartneroEmulator
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test

/** The Kotlin of docs/kotlin.md, run. */
class KotlinSnippetsTest {

    private val memory = InMemoryPartnero.create()

    @BeforeEach
    fun addCustomers() {
        memory.service().addCustomer("customer_123")
        memory.service().addCustomer("customer_456").referredBy("customer_123")
    }

    @Test
    fun `a client is made over a transport`() = runTest {
        PartneroEmulator.start().use { emulator ->
            emulator.service().addCustomer("customer_123")

            connect(emulator.baseUrl(), emulator.apiKey()).use { partnero ->
                assertThat(partnero.balances.get("customer_123").currency()).isEmpty()
            }
        }
    }

    private fun connect(backEnd: String, token: String): SuspendingPartnero {
        // snippet: kotlin-connect
        val partnero = RetrofitPartnero.builder().baseUrl(backEnd).apiKey(token).build().suspending()
        // end
        return partnero
    }

    @Test
    fun `every outcome has its words`() = runTest {
        val partnero = partnero()

        assertThat(record(partnero)).isEqualTo("Recorded order-1042")
        memory.faults().always(Fault.UNAUTHORIZED)
        assertThat(record(partnero)).isEqualTo("Not recorded")
    }

    private suspend fun record(partnero: SuspendingPartnero): String {
        // snippet: kotlin-sale
        val order = sale(
            key = "order-1042",
            amount = Amount.of("99.99", "USD"),
            buyer = CustomerRef.id("customer_456"),
        )
        val message = when (val outcome = outcomeOf { partnero.transactions.create(order) }) {
            is CallOutcome.Success -> "Recorded ${outcome.value.key()}"
            is CallOutcome.NotApplied -> "Not recorded"
            is CallOutcome.Unknown -> {
                repeatLater(order)
                "We will check whether it was recorded"
            }
        }
        // end
        return message
    }

    /** Later, with createIfAbsent. */
    private fun repeatLater(order: NewTransaction) {
        assertThat(order.key()).isNotNull()
    }

    @Test
    fun `rows are read as they are wanted`() = runTest {
        val buyer = CustomerRef.id("customer_456")
        memory.service().addTransaction(sale("order-1", Amount.of("5", "USD"), buyer))
        memory.service().addTransaction(sale("order-2", Amount.of("5", "USD"), buyer, rewardable = false))
        val partnero = partnero()

        // snippet: kotlin-flow
        val unrewarded = partnero.transactions.stream(TransactionQuery.all().withLimit(50))
            .filter { it.rewards().isEmpty() }
            .take(10)
            .toList()
        // end

        assertThat(unrewarded.map { it.key() }).containsExactly("order-2")
    }

    @Test
    fun `a call may take a limited time, and a write may finish after all`() = runTest {
        val partnero = partnero()
        val order = sale("order-1042", Amount.of("99.99", "USD"), CustomerRef.id("customer_456"))

        // snippet: kotlin-time
        val balance = withTimeoutOrNull(2.seconds) { partnero.balances.get("customer_123") }
        val recorded = withContext(NonCancellable) { partnero.transactions.createIfAbsent(order) }
        val hurried = partnero.with(deadline = 2.seconds).transactions.find("order-1042")
        // end

        assertThat(balance).isNotNull()
        assertThat(hurried?.key()).isEqualTo(recorded.key())
    }

    @Test
    fun `every kind of failure is known to the compiler`() = runTest {
        memory.faults().always(Fault.RATE_LIMIT)
        val failure = (outcomeOf { partnero().balances.get("customer_123") } as CallOutcome.NotApplied).failure

        assertThat(words(failure)).isEqualTo("Too many requests. Please wait a moment.")
    }

    // snippet: kotlin-failures
    fun words(failure: PartneroException): String = when (failure) {
        is PartneroNotSentException, is PartneroConnectionLostException, is PartneroTimeoutException -> "No connection."
        is PartneroRateLimitedException -> "Too many requests. Please wait a moment."
        is PartneroAuthenticationException -> "Please sign in again."
        is PartneroNotFoundException -> "There is no such order."
        is PartneroValidationException, is PartneroConflictException -> "This order cannot be recorded."
        is PartneroServerException, is PartneroProtocolException -> "The service has a problem."
        is PartneroInterruptedException, is PartneroClosedException -> "The app is closing."
    }
    // end

    private fun TestScope.partnero() = memory.suspending(StandardTestDispatcher(testScheduler))
}
