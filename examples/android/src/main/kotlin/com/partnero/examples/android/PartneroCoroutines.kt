package com.partnero.examples.android

import com.partnero.Partnero
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runInterruptible

// snippet: android-bridge
/** Cancelling the coroutine interrupts the call, and the call closes its connection. */
suspend fun <T> Partnero.await(call: (Partnero) -> T): T =
    runInterruptible(Dispatchers.IO) { call(this) }
// end

// snippet: android-use
suspend fun Partnero.balanceOf(customerId: String) = await { it.balances().get(customerId) }
// end
