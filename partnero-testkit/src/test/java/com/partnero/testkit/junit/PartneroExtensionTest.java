package com.partnero.testkit.junit;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartneroExtension.class)
class PartneroExtensionTest {

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    @BeforeEach
    void seed(InMemoryPartnero partnero, PartneroEmulator emulator) {
        assertThat(partnero.service().customers()).isEmpty();
        assertThat(emulator.service()).isSameAs(partnero.service());
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void theClientInMemoryIsGivenAsThePortToo(InMemoryPartnero partnero, Partnero port) {
        assertThat(port).isSameAs(partnero);
    }

    @Test
    void aLostAnswerIsNoLostSale(InMemoryPartnero partnero) {
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        partnero.transactions().create(SALE);

        assertThat(partnero).recorded("order-1042").once().withAmount("99.99").forBuyer("customer_456");
    }

    @Test
    void everyTestStartsWithItsOwnProgram(InMemoryPartnero partnero) {
        assertThat(partnero).recordedNothing();
        partnero.transactions().create(SALE);
        assertThat(partnero).recorded("order-1042").once();
    }

    @Nested
    class Within {

        @Test
        void nestedTestsAreGivenTheSame(InMemoryPartnero partnero) {
            assertThat(partnero).recordedNothing();
            assertThat(partnero.service().customers()).hasSize(2);
        }
    }
}
