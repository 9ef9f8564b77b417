package com.partnero.fakes;

import static com.partnero.testkit.Fault.LOSE_ANSWER_AFTER_COMMIT;
import static com.partnero.testkit.Fault.RATE_LIMIT;
import static com.partnero.testkit.Fault.SERVER_ERROR;
import static com.partnero.testkit.Fault.UNAVAILABLE;
import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.ProgramReward;
import com.partnero.testkit.RepeatedKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The Java of docs/testing.md, compiled and run. */
class TestingSnippetsTest {

    // spotless:off
    private final NewTransaction sale = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    @Test
    void faults() {
        InMemoryPartnero partnero = InMemoryPartnero.create();
        // snippet: faults
        partnero.faults().next(LOSE_ANSWER_AFTER_COMMIT).then(RATE_LIMIT.retryAfter(2));
        partnero.faults().on(Operation.CREDIT).next(SERVER_ERROR);
        partnero.faults().randomly(0.1, 42, UNAVAILABLE);             // one in ten, the same ones every time
        partnero.faults().during(Duration.ofSeconds(30), UNAVAILABLE);
        // end
        assertThat(partnero.faults().planned()).hasSize(5);
    }

    @Test
    void assertions() {
        InMemoryPartnero partnero = InMemoryPartnero.create();
        seed(partnero.service());
        partnero.transactions().create(sale);
        partnero.balances().credit("customer_123", Amount.of("100", "USD"));
        // snippet: assertions
        assertThat(partnero).recorded("order-1042").once().rewarding("customer_123", "19.998", "USD");
        assertThat(partnero).didNotRecord("order-1043").hasBalance("customer_123", "119.998", "USD");
        assertThat(partnero).credited("customer_123").once().withAmount("100", "USD");
        assertThat(partnero).received(Operation.CREATE, Operation.CREDIT);
        // end
    }

    @Test
    void emulator() {
        // snippet: emulator
        try (PartneroEmulator emulator = PartneroEmulator.start();
                Partnero partnero = FeignPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl())
                        .build()) {
            emulator.service().addCustomer("customer_123");
            emulator.service().addCustomer("customer_456").referredBy("customer_123");

            partnero.transactions().create(sale);

            assertThat(emulator).recorded("order-1042").once();
            assertThat(emulator.requests().get(0).body()).contains("99.99");
        }
        // end
    }

    @Test
    void switches() {
        InMemoryPartnero partnero = InMemoryPartnero.create();
        // snippet: switches
        partnero.service().behaviour()
                .repeatedKey(RepeatedKey.CONFLICT_409)                // or a second row, a 422, a replay
                .creditDrawsDown(true)
                .keyVisibleAfter(Duration.ofSeconds(2))
                .maxPageLimit(100);
        partnero.service().program()
                .currency("EUR")
                .rewards(ProgramReward.percent("15").toReferrer(), ProgramReward.coupon("THANKS-").toBuyer());
        // end
        assertThat(partnero.service().program().rewards()).hasSize(2);
    }
    // spotless:on

    private static void seed(PartneroService service) {
        service.addCustomer("customer_123");
        service.addCustomer("customer_456").referredBy("customer_123");
    }
}
