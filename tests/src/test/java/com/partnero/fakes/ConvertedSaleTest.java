package com.partnero.fakes;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.ManualClock;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A lost answer about an amount that the program converts is found by the moment of its row. */
class ConvertedSaleTest {

    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

    private final ManualClock clock = new ManualClock(LONG_AGO);
    private final InMemoryPartnero inMemory =
            InMemoryPartnero.builder().service(PartneroService.create(clock)).build();

    @Test
    void aClockInThePastIsAlsoTheClientsClock() {
        seed();
        inMemory.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        assertThat(inMemory.transactions().create(sale()).isVerified()).isTrue();
        assertThat(inMemory).recorded("order-1042").once();
        assertThat(inMemory.service().transactions().get(0).createdAt()).isEqualTo(LONG_AGO);
    }

    @Test
    void anEmulatorsClockIsNeverInThePast() {
        seed();
        try (PartneroEmulator emulator =
                        PartneroEmulator.builder().service(inMemory.service()).start();
                Partnero client = FeignPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl())
                        .build()) {
            emulator.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
            assertThat(client.transactions().create(sale()).isVerified()).isTrue();
            clock.advance(Duration.ofHours(-1));

            emulator.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
            assertThat(client.transactions().create(sale("order-1043")).isVerified())
                    .isTrue();
        }
    }

    private void seed() {
        inMemory.service().addCustomer("customer_123");
        inMemory.service().addCustomer("customer_456").referredBy("customer_123");
    }

    private static NewTransaction sale() {
        return sale("order-1042");
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }
}
