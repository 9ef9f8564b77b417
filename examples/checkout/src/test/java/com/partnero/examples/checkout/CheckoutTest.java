package com.partnero.examples.checkout;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What the shop promises. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:checkout",
            "partnero.call-timeout=2s",
            "partnero.outbox.settle-window=2s",
            "partnero.outbox.initial-delay=100ms",
            "partnero.outbox.max-delay=300ms",
            "partnero.outbox.polling=100ms"
        })
class CheckoutTest {

    @Autowired
    private Shop shop;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private PartneroEmulator partnero;

    @BeforeEach
    void graceHasRecommendedTheShopToAda() {
        partnero.reset();
        partnero.service().addCustomer("grace");
        partnero.service().addCustomer("ada").referredBy("grace");
    }

    @AfterEach
    void behave() {
        partnero.faults().clear();
    }

    private String state(String number) {
        return delivery(number).state();
    }

    private Deliveries.Delivery delivery(String number) {
        return deliveries.of(shop.orders()).stream()
                .filter(delivery -> delivery.order().number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private void awaitState(String number, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(number)).isEqualTo(state));
    }

    @Test
    void anOrderEarnsTwoRewards() {
        String number = shop.order(Product.LAMP);

        awaitState(number, "recorded");
        assertThat(delivery(number).rewards())
                .containsExactlyInAnyOrder(
                        new Deliveries.Earned("grace", "20.00 USD"), new Deliveries.Earned("ada", "10.00 USD"));
        assertThat(shop.balance("grace")).extracting(Money::text).containsExactly("20.00 USD");
    }

    @Test
    void anOrderIsKeptWhilePartneroIsAwayAndDeliveredOnceItIsBack() {
        partnero.faults().always(Fault.UNAVAILABLE);

        String number = shop.order(Product.LAMP);
        assertThat(delivery(number).isWaiting()).isTrue();
        assertThat(delivery(number).reason()).matches("The (order is kept|sale was sent|sale is on its way).*");
        partnero.faults().clear();

        awaitState(number, "recorded");
        assertThat(delivery(number).reason()).isNull();
        assertThat(amounts(number)).containsExactly("100.00");
    }

    @Test
    void aLostAnswerPaysNobodyTwice() {
        partnero.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        String number = shop.order(Product.LAMP);

        awaitState(number, "recorded");
        assertThat(partnero).recorded(number).once();
    }

    @Test
    void aWebhookThatComesTwiceRecordsNothingNew() {
        String number = shop.order(Product.LAMP);

        shop.webhook(number);
        shop.webhook(number);

        awaitState(number, "recorded");
        assertThat(partnero).recorded(number).once();
    }

    @Test
    void aRefundTakesTheRewardsBack() {
        String number = shop.order(Product.LAMP);
        shop.refund(number);

        awaitState(number, "refunded");
        assertThat(partnero.service().transactions(number)).isEmpty();
    }

    @Test
    void partsOfAnOrderAreRefundedTwice() {
        String number = shop.order(Product.LAMP);
        awaitState(number, "recorded");

        shop.refund(number, 1000);
        shop.refund(number, 2000);
        shop.webhook(number);

        awaitState(number, "recorded");
        assertThat(amounts(number)).containsExactly("70.00");
    }

    @Test
    void anEditedOrderIsReplaced() {
        String number = shop.order(Product.LAMP);
        awaitState(number, "recorded");

        shop.edit(number, Product.CHAIR);

        awaitState(number, "recorded");
        assertThat(amounts(number)).containsExactly("640.00");
    }

    @Test
    void aRefundThatOvertakesItsPaymentPaysNobody() {
        String number = shop.refundBeforePayment(Product.LAMP);

        awaitState(number, "refunded");
        assertThat(amounts(number)).isEmpty();
    }

    private List<String> amounts(String number) {
        return partnero.service().transactions().stream()
                .filter(row -> String.valueOf(row.key()).startsWith(number))
                .map(row -> row.amount().value().setScale(2).toPlainString())
                .toList();
    }

    @TestConfiguration
    static class Emulated {

        @Bean
        PartneroEmulator emulator() {
            return PartneroEmulator.start();
        }

        @Bean
        @Primary
        PartneroConnectionDetails connection(PartneroEmulator emulator) {
            return PartneroConnectionDetails.of(emulator.baseUrl(), emulator.apiKey());
        }
    }
}
