package com.partnero.fakes;

import static com.partnero.testkit.Fault.LOSE_ANSWER_AFTER_COMMIT;
import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.junit.PartneroExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// snippet: extension
@ExtendWith(PartneroExtension.class)
class CheckoutTest {

    @BeforeEach
    void seed(InMemoryPartnero partnero) {
        partnero.service().addCustomer("customer_123").name("Alice");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void aLostAnswerIsNoLostSale(InMemoryPartnero partnero) {
        partnero.faults().next(LOSE_ANSWER_AFTER_COMMIT);

        new Checkout(partnero).pay("order-1042", "99.99", "customer_456");

        assertThat(partnero).recorded("order-1042").once().withAmount("99.99").forBuyer("customer_456");
    }
}
// end

/** An application's own class. */
record Checkout(Partnero partnero) {

    void pay(String order, String amount, String customer) {
        partnero.transactions()
                .create(NewTransaction.builder()
                        .key(order)
                        .amount(Amount.of(amount))
                        .buyer(CustomerRef.id(customer))
                        .build());
    }
}
