package com.partnero.kotlin

import com.partnero.Amount
import com.partnero.ApiKey
import com.partnero.CustomerRef
import com.partnero.NewTransactionBatch
import com.partnero.Operation
import com.partnero.TransactionQuery
import com.partnero.errors.PartneroNotFoundException
import com.partnero.retrofit.RetrofitPartnero
import com.partnero.testkit.InMemoryPartnero
import com.partnero.testkit.PartneroEmulator
import com.partnero.testkit.http.SocketServer
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runTest
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test

class SuspendingPortsTest {

    private val memory = InMemoryPartnero.create()
    private val usd = Amount.of("99.99", "USD")
    private val buyer = CustomerRef.id("customer_456")

    @BeforeEach
    fun addCustomers() {
        memory.service().addCustomer("customer_123")
        memory.service().addCustomer("customer_456").referredBy("customer_123")
    }

    @Test
    fun `a sale is recorded, found and deleted`() = runTest {
        val transactions = partnero().transactions

        val made = transactions.create(sale("order-1042", usd, buyer))

        assertThat(transactions.find("order-1042")?.key()).isEqualTo(made.key())
        transactions.delete("order-1042")
        assertThat(transactions.find("order-1042")).isNull()
    }

    @Test
    fun `a repeated sale is recorded once`() = runTest {
        val transactions = partnero().transactions

        repeat(2) { transactions.createIfAbsent(sale("order-1042", usd, buyer)) }

        assertThat(memory.service().transactions("order-1042")).hasSize(1)
    }

    @Test
    fun `a caller learns whether a sale was recorded before`() = runTest {
        val transactions = partnero().transactions

        val first = transactions.findOrCreate(sale("order-1042", usd, buyer))
        val second = transactions.findOrCreate(sale("order-1042", usd, buyer))

        assertThat(first.created()).isTrue()
        assertThat(second.created()).isFalse()
        assertThat(second.transaction().key()).isEqualTo("order-1042")
        assertThat(memory.service().transactions("order-1042")).hasSize(1)
    }

    @Test
    fun `a batch is recorded by one request`() = runTest {
        val batch = NewTransactionBatch.of(listOf(sale("order-1", usd, buyer), sale("order-2", usd, buyer)))

        val made = partnero().transactions.createAll(batch)

        assertThat(made.map { it.key() }).containsExactly("order-1", "order-2")
        assertThat(memory.received()).containsExactly(Operation.CREATE_ALL)
    }

    @Test
    fun `a missing transaction is an exception for delete, and false for deleteIfExists`() = runTest {
        val transactions = partnero().transactions

        val failure = runCatching { transactions.delete("order-1042") }.exceptionOrNull()

        assertThat(failure).isInstanceOf(PartneroNotFoundException::class.java)
        assertThat(transactions.deleteIfExists("order-1042")).isFalse()
        transactions.create(sale("order-1042", usd, buyer))
        assertThat(transactions.deleteIfExists("order-1042")).isTrue()
    }

    @Test
    fun `a page is read`() = runTest {
        recordSales(3)

        val page = partnero().transactions.list(TransactionQuery.all().withLimit(10))

        assertThat(page.items()).hasSize(3)
        assertThat(partnero().transactions.list().items()).hasSize(3)
    }

    @Test
    fun `a flow reads all pages, newest first`() = runTest {
        recordSales(25)

        val keys = partnero().transactions.stream(TransactionQuery.all().withLimit(10)).map { it.key() }.toList()

        assertThat(keys).isEqualTo((25 downTo 1).map { "order-$it" })
        assertThat(memory.received()).isEqualTo(List(3) { Operation.LIST })
    }

    @Test
    fun `a flow fetches a page when its first row is wanted`() = runTest {
        recordSales(25)
        val rows = partnero().transactions.stream(TransactionQuery.all().withLimit(10))

        assertThat(memory.received()).isEmpty()
        rows.take(10).toList()
        assertThat(memory.received()).hasSize(1)
        rows.first()
        assertThat(memory.received()).hasSize(2)
    }

    @Test
    fun `a balance is read and credited`() = runTest {
        val balances = partnero().balances

        balances.credit("customer_123", Amount.of("100", "USD"))

        assertThat(balances.get("customer_123").currency()).containsExactly(Amount.of("100", "USD"))
    }

    @Test
    fun `a view has a deadline, headers and a listener of its own`() = runTest {
        PartneroEmulator.start().use { emulator ->
            emulator.service().addCustomer("customer_123")
            val client = RetrofitPartnero.builder().apiKey(emulator.apiKey()).baseUrl(emulator.baseUrl()).build()
            client.suspending(StandardTestDispatcher(testScheduler)).use { partnero ->
                val statuses = mutableListOf<Int>()

                val headers = mapOf("X-Correlation-Id" to "checkout-17")
                val view = partnero.with(deadline = 5.seconds, headers = headers) { status, _ -> statuses += status }
                view.balances.get("customer_123")
                partnero.balances.get("customer_123")

                assertThat(statuses).containsExactly(200)
                assertThat(emulator.requests().map { it.header("X-Correlation-Id") }).containsExactly("checkout-17", null)
                assertThatThrownBy { partnero.with(deadline = 0.seconds) }
                    .isInstanceOf(IllegalArgumentException::class.java)
                    .hasMessageContaining("deadline")
            }
        }
    }

    @Test
    fun `a view for another program sends its key`() = runTest {
        val keys = CopyOnWriteArrayList<String?>()
        val balance = """{"data":{"customer":{"id":"customer_123"},"balance":{}},"status":1}"""
        val server = SocketServer.start { request, exchange ->
            keys += request.header("Authorization")
            exchange.respond(200, mapOf("Content-Type" to "application/json"), balance.toByteArray())
        }
        server.use {
            val client = RetrofitPartnero.builder().apiKey("one").baseUrl("http://127.0.0.1:${server.port()}/v1").build()
            client.suspending(StandardTestDispatcher(testScheduler)).use { partnero ->
                val views = listOf(partnero, partnero.withKey(ApiKey.of("two")), partnero.withKey { ApiKey.of("three") })
                views.forEach { it.balances.get("customer_123") }
            }
        }

        assertThat(keys).containsExactly("Bearer one", "Bearer two", "Bearer three")
    }

    @Test
    fun `any other call of the client suspends as well`() = runTest {
        val count = partnero().call { it.transactions().stream(TransactionQuery.all()).count() }

        assertThat(count).isZero()
    }

    @Test
    fun `calls run on the dispatcher that was injected`() = runTest {
        val caller = partnero().call { Thread.currentThread() }

        assertThat(caller).isSameAs(Thread.currentThread())
    }

    @Test
    fun `closing it closes the client`() = runTest {
        partnero().close()

        assertThatThrownBy { memory.balances().get("customer_123") }.hasMessageContaining("closed")
    }

    private fun recordSales(count: Int) {
        for (number in 1..count) memory.service().addTransaction(sale("order-$number", usd, buyer))
    }

    private fun TestScope.partnero() = memory.suspending(StandardTestDispatcher(testScheduler))
}
