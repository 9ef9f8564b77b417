package com.partnero.examples.android

import com.partnero.Partnero
import com.partnero.errors.PartneroInterruptedException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runInterruptible

// snippet: android-bridge
/** Cancelling the coroutine ends the request, and ends the coroutine as cancelled, not as failed. */
suspend fun <T> Partnero.await(call: (Partnero) -> T): T =
    runInterruptible(Dispatchers.IO) {
        try {
            call(this)
        } catch (e: PartneroInterruptedException) {
            throw InterruptedException().initCause(e)
        }
    }
// end

// snippet: android-use
suspend fun Partnero.balanceOf(customerId: String) = await { it.balances().get(customerId) }
// end
