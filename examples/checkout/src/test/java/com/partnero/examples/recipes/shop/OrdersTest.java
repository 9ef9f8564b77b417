package com.partnero.examples.recipes.shop;

import static com.partnero.testkit.Fault.LOSE_ANSWER_AFTER_COMMIT;
import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;

import com.partnero.spring.boot.test.PartneroTest;
import com.partnero.testkit.InMemoryPartnero;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

// snippet: spring-slice
@PartneroTest(Orders.class)
class OrdersTest {

    @Test
    void aLostAnswerIsNoLostSale(@Autowired Orders orders, @Autowired InMemoryPartnero partnero) {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
        partnero.faults().next(LOSE_ANSWER_AFTER_COMMIT);

        orders.paid("order-1042", "customer_456", "99.99");

        assertThat(partnero).recorded("order-1042").once();
    }
}
// end
