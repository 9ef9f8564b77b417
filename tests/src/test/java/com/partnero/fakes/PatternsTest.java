package com.partnero.fakes;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;

import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.junit.PartneroExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The patterns that docs/testing.md shows. */
class PatternsTest {

    // snippet: seeded-once
    @Nested
    @ExtendWith(PartneroExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class SeededOnce {

        @BeforeAll
        void seed(InMemoryPartnero partnero) {
            partnero.service().addCustomer("customer_123");
            partnero.service().addCustomer("customer_456").referredBy("customer_123");
        }

        @Test
        void everyTestFindsTheSeedAndNothingElse(InMemoryPartnero partnero) {
            new Checkout(partnero).pay("order-1042", "99.99", "customer_456");
            assertThat(partnero).recorded("order-1042").once();
        }
    }
    // end

    // snippet: concurrent
    @Nested
    @ExtendWith(PartneroExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    class Concurrent {

        @BeforeEach
        void seed(InMemoryPartnero partnero) {
            partnero.service().addCustomer("customer_123");
            partnero.service().addCustomer("customer_456").referredBy("customer_123");
        }

        @Test
        void everyTestHasAProgramOfItsOwn(InMemoryPartnero partnero) {
            new Checkout(partnero).pay("order-1042", "99.99", "customer_456");
            assertThat(partnero).recorded("order-1042").once();
        }
    }
    // end

    // snippet: two-ways
    @Nested
    @ExtendWith(PartneroExtension.class)
    class OverHttp {

        @Test
        void theEmulatorAndTheClientInMemoryShareOneProgram(PartneroEmulator emulator, InMemoryPartnero partnero) {
            partnero.service().addCustomer("customer_123");
            partnero.service().addCustomer("customer_456").referredBy("customer_123");

            try (Partnero client = FeignPartnero.builder()
                    .apiKey(emulator.apiKey())
                    .baseUrl(emulator.baseUrl())
                    .build()) {
                new Checkout(client).pay("order-1042", "99.99", "customer_456");
            }

            assertThat(partnero).recorded("order-1042").once();
        }
    }
    // end

    // snippet: emulated-programs
    @Nested
    @ExtendWith(PartneroExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    class SideBySide {

        @Test
        void everyTestHasAKeyOfItsOwn(EmulatedProgram program) {
            program.service().addCustomer("customer_123");
            program.service().addCustomer("customer_456").referredBy("customer_123");

            try (Partnero client = FeignPartnero.builder()
                    .apiKey(program.apiKey())
                    .baseUrl(program.baseUrl())
                    .build()) {
                new Checkout(client).pay("order-1042", "99.99", "customer_456");
            }

            assertThat(program).recorded("order-1042").once();
        }
    }
    // end

    // snippet: unused-faults
    @Nested
    class MoreFaultsThanRequests {

        @RegisterExtension
        static final PartneroExtension PARTNERO = PartneroExtension.allowingUnusedFaults();

        @Test
        void aTestMayPlanMoreFaultsThanCome(InMemoryPartnero partnero) {
            partnero.faults().next(Fault.UNAVAILABLE);
        }
    }
    // end
}
