package com.partnero.kotlin

import com.partnero.Action
import com.partnero.Amount
import com.partnero.CustomerRef
import com.partnero.NewTransaction
import java.time.Instant
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

class SaleTest {

    private val amount = Amount.of("99.99", "EUR")
    private val buyer = CustomerRef.id("customer_456")

    @Test
    fun `what is not named has the builder's default`() {
        val expected = NewTransaction.builder().key("order-1042").amount(amount).buyer(buyer).build()

        assertThat(sale(key = "order-1042", amount = amount, buyer = buyer)).isEqualTo(expected)
    }

    @Test
    fun `every argument reaches its setting`() {
        val soldAt = Instant.parse("2026-01-31T12:00:00Z")
        val expected =
            NewTransaction.builder()
                .key("order-1042")
                .amount(amount)
                .buyer(buyer)
                .action(Action.of("renewal"))
                .productId("plan-7")
                .productType("subscription")
                .createdAt(soldAt)
                .rewarded(false)
                .rewardable(true)
                .additional("campaign", "\"spring\"")
                .build()

        val sale =
            sale(
                key = "order-1042",
                amount = amount,
                buyer = buyer,
                action = Action.of("renewal"),
                productId = "plan-7",
                productType = "subscription",
                createdAt = soldAt,
                rewarded = false,
                rewardable = true,
            ) {
                additional("campaign", "\"spring\"")
            }

        assertThat(sale).isEqualTo(expected)
    }

    @Test
    fun `false is not the same as unset`() {
        assertThat(sale("order-1042", amount, buyer, rewarded = true).rewarded()).isTrue()
        assertThat(sale("order-1042", amount, buyer, rewardable = false).rewardable()).isFalse()
        assertThat(sale("order-1042", amount, buyer).rewardable()).isNull()
    }

    @Test
    fun `a value that is not valid is named`() {
        assertThatThrownBy { sale(key = " ", amount = amount, buyer = buyer) }
            .isInstanceOf(IllegalArgumentException::class.java)
            .hasMessageContaining("key")
    }
}
