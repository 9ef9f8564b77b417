package com.partnero.examples.android

import android.app.Activity
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.widget.TextView
import com.partnero.examples.android.BalanceViewModel.State
import java.util.concurrent.Executor
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch

/** The screen. With androidx, `lifecycleScope` and `viewModelScope` take the place of its scope. */
class BalanceActivity : Activity() {

    private val mainThread = Handler(Looper.getMainLooper())
    private val scope = CoroutineScope(SupervisorJob() + Executor { mainThread.post(it) }.asCoroutineDispatcher())

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        val text = TextView(this)
        setContentView(text)
        val model = BalanceViewModel((application as ShopApplication).partnero, scope)
        scope.launch { model.state.collect { text.text = words(it) } }
        model.load("customer_123")
    }

    override fun onDestroy() {
        scope.cancel()
        super.onDestroy()
    }

    private fun words(state: State): String =
        when (state) {
            is State.Loading -> ""
            is State.Loaded -> state.amounts.joinToString("\n") { "${it.value().toPlainString()} ${it.unit()}" }
            is State.Failed -> "No connection. Please try again."
        }
}
