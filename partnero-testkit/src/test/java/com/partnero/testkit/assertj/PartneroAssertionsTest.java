package com.partnero.testkit.assertj;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.testkit.InMemoryPartnero;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartneroAssertionsTest {

    private final InMemoryPartnero partnero = InMemoryPartnero.create();

    @BeforeEach
    void sell() {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
        partnero.transactions()
                .create(NewTransaction.builder()
                        .key("order-1042")
                        .amount(Amount.of("99.99"))
                        .buyer(CustomerRef.id("customer_456"))
                        .build());
        partnero.balances().credit("customer_123", Amount.of("100", "USD"));
    }

    @Test
    void whatWasRecordedPasses() {
        assertThat(partnero)
                .recorded("order-1042")
                .once()
                .withAmount("99.990", "usd")
                .forBuyer("customer_456")
                .referredBy("customer_123")
                .withAction("sale")
                .rewarding("customer_123", "19.998", "USD");
        assertThat(partnero).didNotRecord("order-1043").hasBalance("customer_123", "119.998", "USD");
        assertThat(partnero).credited("customer_123").once().withAmount("100", "USD");
        assertThat(partnero).credited("customer_456").never();
        assertThat(partnero).received(Operation.CREATE, Operation.CREDIT);
    }

    @Test
    void aFailureShowsWhatWasRecordedInstead() {
        String recorded = String.join(
                System.lineSeparator(),
                "Transactions recorded:",
                "  - order-1042: sale of 99.99 USD by customer_456, referred by customer_123",
                "      19.998 USD to customer_123",
                "      9.999 USD to customer_456");

        assertFailure(() -> assertThat(partnero).recorded("order-1043").once())
                .contains("Expected order-1043 to be recorded once, but it was not at all.")
                .contains(recorded);
        assertFailure(() -> assertThat(partnero).recorded("order-1042").withAmount("100"))
                .contains("Expected order-1042 to be recorded with amount 100.")
                .contains(recorded);
        assertFailure(() -> assertThat(partnero).recorded("order-1042").forBuyer("customer_123"))
                .contains("buyer customer_123");
        assertFailure(() -> assertThat(partnero).recordedNothing()).contains(recorded);
        assertFailure(() -> assertThat(partnero).hasBalance("customer_123", "1", "USD"))
                .contains("119.998 USD");
        assertFailure(() -> assertThat(partnero).credited("customer_123").never())
                .contains("100 USD for customer_123");
        assertFailure(() -> assertThat(partnero).received(Operation.CREATE)).contains("balances.credit");
    }

    private static AbstractStringAssert<?> assertFailure(ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).message();
    }
}
