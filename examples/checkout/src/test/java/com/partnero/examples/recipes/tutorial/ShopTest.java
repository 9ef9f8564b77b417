package com.partnero.examples.recipes.tutorial;

// snippet: tutorial-test
import static com.partnero.testkit.Fault.LOSE_ANSWER_AFTER_COMMIT;
import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;

import com.partnero.testkit.InMemoryPartnero;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class ShopTest {

    @Autowired
    Shop shop;

    @Autowired
    InMemoryPartnero partnero;

    @BeforeEach
    void seed() {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void aPaidOrderIsASaleWithRewards() {
        shop.pay("order-1042", "customer_456", "99.99");

        assertThat(partnero)
                .recorded("order-1042")
                .once()
                .withAmount("99.99")
                .rewarding("customer_123", "19.998", "USD");
    }

    @Test
    void aLostAnswerIsNoLostSale() {
        partnero.faults().next(LOSE_ANSWER_AFTER_COMMIT);

        shop.pay("order-1042", "customer_456", "99.99");

        assertThat(partnero).recorded("order-1042").once();
    }
}
// end
