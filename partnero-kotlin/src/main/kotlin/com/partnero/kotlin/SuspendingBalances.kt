package com.partnero.kotlin

import com.partnero.Amount
import com.partnero.CustomerBalance
import com.partnero.PartneroBalances

/**
 * The balances of one program's customers, as [PartneroBalances] describes them; every call suspends. It throws the exceptions
 * that are described there, and a [java.util.concurrent.CancellationException] if the coroutine is cancelled. Thread-safe.
 *
 * @since 0.1.0
 */
public class SuspendingBalances internal constructor(private val partnero: SuspendingPartnero) {

    /**
     * Reads a customer's balance.
     *
     * @param customerId the customer's id in your system
     * @throws com.partnero.errors.PartneroNotFoundException if there is no such customer
     * @throws com.partnero.errors.PartneroException always `NOT_APPLIED`
     * @see PartneroBalances.get
     */
    public suspend fun get(customerId: String): CustomerBalance = partnero.call { it.balances().get(customerId) }

    /**
     * Writes a credit note, at most once. It has no key, so a lost response cannot be resolved by a look-up.
     *
     * @param customerId the customer's id in your system
     * @param amount more than zero, in major units, with its currency or unit
     * @throws com.partnero.errors.PartneroException `NOT_APPLIED` if nothing was written, `UNKNOWN` if it may have been
     * @see PartneroBalances.credit
     */
    public suspend fun credit(customerId: String, amount: Amount) {
        partnero.call { it.balances().credit(customerId, amount) }
    }
}
