package com.partnero.examples.recipes.shop;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;

import com.partnero.testkit.InMemoryPartnero;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// snippet: spring-test
@SpringBootTest
class ShopTest {

    @Autowired
    Orders orders;

    @Autowired
    InMemoryPartnero partnero;

    @BeforeEach
    void seed() {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void whatIsPaidIsRecorded() {
        orders.paid("order-1042", "customer_456", "99.99");

        assertThat(partnero).recorded("order-1042").once().withAmount("99.99");
    }
}
// end
