package com.partnero.examples.android

import com.partnero.Amount
import com.partnero.Operation
import com.partnero.examples.android.BalanceViewModel.State
import com.partnero.kotlin.suspending
import com.partnero.testkit.Fault
import com.partnero.testkit.InMemoryPartnero
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.RepeatedTest
import org.junit.jupiter.api.Test

/** Everything runs on the test's own thread and in virtual time: neither waiting nor luck is involved. */
class BalanceViewModelTest {

    // snippet: android-view-model-test
    private val memory = InMemoryPartnero.create()

    @BeforeEach
    fun addCustomer() {
        memory.service().addCustomer("customer_123").balance("39.99", "USD")
    }

    @Test
    fun showsTheBalance() = runTest {
        val model = BalanceViewModel(memory.suspending(StandardTestDispatcher(testScheduler)), this)

        model.load("customer_123")
        assertThat(model.state.value).isEqualTo(State.Loading)

        val shown = model.state.first { it != State.Loading }
        assertThat(shown).isEqualTo(State.Loaded(listOf(Amount.of("39.99", "USD"))))
    }
    // end

    @RepeatedTest(500)
    fun isLoadingUntilTheResponseArrives() = showsTheBalance()

    @Test
    fun showsAProblem() = runTest {
        memory.faults().always(Fault.LOSE_REQUEST)
        val model = model()

        model.load("customer_123")

        assertThat(model.state.first { it != State.Loading }).isEqualTo(State.Failed)
    }

    @Test
    fun aSecondLoadReplacesTheFirst() = runTest {
        val model = model()

        model.load("customer_999")
        model.load("customer_123")

        assertThat(model.state.first { it != State.Loading }).isInstanceOf(State.Loaded::class.java)
        assertThat(memory.received()).containsExactly(Operation.BALANCE)
    }

    @Test
    fun aScopeThatEndsShowsNoProblem() = runTest {
        val model = model()
        model.load("customer_123")

        coroutineContext.cancelChildren()
        yield()

        assertThat(model.state.value).isEqualTo(State.Loading)
        assertThat(memory.received()).isEmpty()
    }

    private fun TestScope.model() = BalanceViewModel(memory.suspending(StandardTestDispatcher(testScheduler)), this)
}
