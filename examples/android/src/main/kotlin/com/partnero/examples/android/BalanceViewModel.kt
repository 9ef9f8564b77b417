package com.partnero.examples.android

import com.partnero.Amount
import com.partnero.kotlin.CallOutcome
import com.partnero.kotlin.SuspendingPartnero
import com.partnero.kotlin.outcomeOf
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

// snippet: android-view-model
class BalanceViewModel(private val partnero: SuspendingPartnero, private val scope: CoroutineScope) {

    sealed interface State {
        data object Loading : State
        data class Loaded(val amounts: List<Amount>) : State
        data object Failed : State
    }

    private val mutableState = MutableStateFlow<State>(State.Loading)
    val state: StateFlow<State> = mutableState.asStateFlow()
    private var loading: Job? = null

    fun load(customerId: String) {
        loading?.cancel() // ends the request, too
        mutableState.value = State.Loading
        loading = scope.launch {
            mutableState.value = when (val outcome = outcomeOf { partnero.balances.get(customerId) }) {
                is CallOutcome.Success -> State.Loaded(outcome.value.currency())
                is CallOutcome.NotApplied, is CallOutcome.Unknown -> State.Failed
            }
        }
    }
}
// end
