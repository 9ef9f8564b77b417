package com.partnero.kotlin

import com.partnero.Action
import com.partnero.Amount
import com.partnero.Buyer
import com.partnero.NewTransaction
import java.time.Instant

/**
 * Describes a sale by named arguments.
 *
 * ```
 * sale(
 *     key = "order-1042",
 *     amount = Amount.of("99.99", "EUR"),
 *     buyer = CustomerRef.id("customer_456"),
 * )
 * ```
 *
 * @param key the key of the sale in your system; never use one twice
 * @param amount the full amount of the purchase in major units, zero or more
 * @param buyer an existing customer, or a new one who is created with the sale
 * @param action what the buyer did
 * @param productId your id of the product
 * @param productType your type of product
 * @param createdAt when it was sold; null means now
 * @param rewarded true if the sale was already rewarded elsewhere; null leaves the default to the service
 * @param rewardable false if the sale earns no reward; null leaves the default to the service
 * @param configure further settings of the builder, for instance `additional(..)`
 * @throws IllegalArgumentException if a value is not valid; the message names it
 * @see NewTransaction
 * @since 0.1.0
 */
public fun sale(
    key: String,
    amount: Amount,
    buyer: Buyer,
    action: Action = Action.SALE,
    productId: String? = null,
    productType: String? = null,
    createdAt: Instant? = null,
    rewarded: Boolean? = null,
    rewardable: Boolean? = null,
    configure: NewTransaction.Builder.() -> Unit = {},
): NewTransaction {
    val builder = NewTransaction.builder().key(key).amount(amount).buyer(buyer).action(action)
    productId?.let(builder::productId)
    productType?.let(builder::productType)
    createdAt?.let(builder::createdAt)
    rewarded?.let(builder::rewarded)
    rewardable?.let(builder::rewardable)
    return builder.apply(configure).build()
}
