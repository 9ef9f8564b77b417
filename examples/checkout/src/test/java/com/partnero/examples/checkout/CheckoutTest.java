package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shop promises, without Spring and without a network. */
class CheckoutTest {

    private final InMemoryPartnero partnero = InMemoryPartnero.create();
    private final PartneroTransactions transactions = partnero.transactions();
    private final PartneroBalances balances = partnero.balances();
    private final Shop shop = new Shop(transactions, balances, new Customers("ada", "grace"));

    @BeforeEach
    void graceHasRecommendedTheShopToAda() {
        partnero.service().addCustomer("grace");
        partnero.service().addCustomer("ada").referredBy("grace");
    }

    @Test
    void anOrderEarnsTwoRewards() {
        Order order = shop.order(Product.LAMP);

        assertThat(order.rewards())
                .extracting(reward -> reward.beneficiary())
                .containsExactlyInAnyOrder("grace", "ada");
        assertThat(shop.balance("grace")).hasToString("[19.998 USD]");
    }

    @Test
    void aLostAnswerIsVerifiedAndNobodyIsPaidTwice() {
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        Order order = shop.order(Product.LAMP);

        assertThat(order.verified()).isTrue();
        assertThat(partnero.service().transactions(order.key())).hasSize(1);
    }

    @Test
    void aWebhookThatComesTwiceRecordsNothingNew() {
        Order order = shop.order(Product.LAMP);

        shop.webhook(order.key());
        shop.webhook(order.key());

        assertThat(shop.recorded(order.key())).isEqualTo(1);
    }

    @Test
    void aRefundTakesTheRewardsBack() {
        Order order = shop.order(Product.LAMP);

        assertThat(shop.refund(order.key())).isTrue();
        assertThat(shop.refund(order.key())).isFalse();
        assertThat(shop.recorded(order.key())).isZero();
        assertThat(shop.orders()).singleElement().matches(Order::refunded);
    }
}
