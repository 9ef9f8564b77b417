package com.partnero.kotlin

import com.partnero.errors.Outcome
import com.partnero.errors.PartneroException

/**
 * How a call ended, for a `when` that needs no `else`. Cancellation is never an outcome.
 *
 * @since 0.1.0
 */
public sealed interface CallOutcome<out T> {

    /**
     * The call succeeded.
     *
     * @property value what it returned
     */
    public data class Success<out T>(public val value: T) : CallOutcome<T>

    /**
     * The call failed and changed nothing.
     *
     * @property failure why
     */
    public data class NotApplied(public val failure: PartneroException) : CallOutcome<Nothing>

    /**
     * The call failed, but the service may have carried it out. Call [SuspendingTransactions.createIfAbsent] later.
     *
     * @property failure why
     */
    public data class Unknown(public val failure: PartneroException) : CallOutcome<Nothing>
}

/**
 * Runs a call and returns how it ended. It catches [PartneroException] only: cancellation and mistakes in arguments are thrown.
 *
 * ```
 * when (val outcome = outcomeOf { partnero.transactions.create(sale) }) {
 *     is CallOutcome.Success -> show(outcome.value)
 *     is CallOutcome.NotApplied -> offerToRepeat()
 *     is CallOutcome.Unknown -> repeatLater(sale)
 * }
 * ```
 *
 * @since 0.1.0
 */
public inline fun <T> outcomeOf(call: () -> T): CallOutcome<T> =
    try {
        CallOutcome.Success(call())
    } catch (e: PartneroException) {
        when (e.outcome()) {
            Outcome.NOT_APPLIED -> CallOutcome.NotApplied(e)
            Outcome.UNKNOWN -> CallOutcome.Unknown(e)
        }
    }
