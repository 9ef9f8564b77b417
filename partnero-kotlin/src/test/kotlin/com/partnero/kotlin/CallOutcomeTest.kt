package com.partnero.kotlin

import com.partnero.Amount
import com.partnero.CustomerRef
import com.partnero.Operation
import com.partnero.Transaction
import com.partnero.testkit.Fault
import com.partnero.testkit.InMemoryPartnero
import java.util.concurrent.CancellationException
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runTest
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test

class CallOutcomeTest {

    private val memory = InMemoryPartnero.create()
    private val sale = sale("order-1042", Amount.of("99.99", "USD"), CustomerRef.id("customer_456"))

    @BeforeEach
    fun addCustomers() {
        memory.service().addCustomer("customer_123")
        memory.service().addCustomer("customer_456").referredBy("customer_123")
    }

    @Test
    fun `success holds the value`() = runTest {
        assertThat(words(create())).isEqualTo("recorded order-1042")
    }

    @Test
    fun `a refusal is not applied`() = runTest {
        memory.faults().always(Fault.UNAUTHORIZED)

        assertThat(words(create())).isEqualTo("not recorded: PartneroAuthenticationException")
    }

    @Test
    fun `a lost response that no look-up resolves is unknown`() = runTest {
        memory.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT)
        memory.faults().on(Operation.LIST).always(Fault.UNAVAILABLE)

        assertThat(words(create())).startsWith("perhaps recorded: ")
    }

    @Test
    fun `cancellation and mistakes in arguments are thrown`() {
        assertThatThrownBy { outcomeOf { throw CancellationException() } }.isInstanceOf(CancellationException::class.java)
        assertThatThrownBy { outcomeOf { memory.balances().get(" ") } }.isInstanceOf(IllegalArgumentException::class.java)
    }

    private suspend fun TestScope.create() =
        memory.suspending(StandardTestDispatcher(testScheduler)).let { outcomeOf { it.transactions.create(sale) } }

    /** A `when` without `else`: the compiler knows all outcomes. */
    private fun words(outcome: CallOutcome<Transaction>) =
        when (outcome) {
            is CallOutcome.Success -> "recorded ${outcome.value.key()}"
            is CallOutcome.NotApplied -> "not recorded: ${outcome.failure.javaClass.simpleName}"
            is CallOutcome.Unknown -> "perhaps recorded: ${outcome.failure.javaClass.simpleName}"
        }
}
