package com.partnero.testkit.junit;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Test classes as people write them, run for the sake of what becomes of them. */
class PartneroExtensionPatternsTest {

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    private static void seed(InMemoryPartnero partnero) {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    private static EngineExecutionResults run(Class<?> test, String... parameters) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter").selectors(selectClass(test));
        for (int i = 0; i < parameters.length; i += 2) {
            builder.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return builder.execute();
    }

    private static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    private static void assertSucceeds(Class<?> test, int tests, String... parameters) {
        EngineExecutionResults results = run(test, parameters);
        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
    }

    @ExtendWith(PartneroExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SeededOnceForAll {

        private PartneroTransactions kept;

        @BeforeAll
        void seedAll(InMemoryPartnero partnero) {
            seed(partnero);
            kept = partnero.transactions();
        }

        @RepeatedTest(3)
        void everyTestFindsTheSeedAndNothingElse(InMemoryPartnero partnero) {
            assertThat(partnero).recordedNothing();
            kept.createIfAbsent(SALE);
            assertThat(partnero).recorded("order-1042").once();
        }
    }

    @Test
    void aSeedInBeforeAllStaysForEveryTest() {
        assertSucceeds(SeededOnceForAll.class, 3);
    }

    @ExtendWith(PartneroExtension.class)
    static class SeededInTheConstructor {

        private final InMemoryPartnero partnero;

        SeededInTheConstructor(InMemoryPartnero partnero) {
            this.partnero = partnero;
            seed(partnero);
        }

        @RepeatedTest(3)
        void everyTestHasItsOwn() {
            assertThat(partnero).recordedNothing();
            partnero.transactions().create(SALE);
        }
    }

    @Test
    void aSeedInTheConstructorIsRepeatedForEveryTest() {
        assertSucceeds(SeededInTheConstructor.class, 3);
    }

    @ExtendWith(PartneroExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SeededForNestedClasses {

        @BeforeAll
        void seedAll(InMemoryPartnero partnero) {
            seed(partnero);
        }

        @RepeatedTest(2)
        void theClassItselfKnowsItsSeedOnly(InMemoryPartnero partnero) {
            sellAmong(2, partnero);
        }

        @Nested
        class PerMethod {

            PerMethod(InMemoryPartnero partnero) {
                partnero.service().addCustomer("customer_789");
            }

            @RepeatedTest(2)
            void everyTestFindsWhatTheConstructorHasSeeded(InMemoryPartnero partnero) {
                sellAmong(3, partnero);
            }
        }

        @Nested
        class SeededFurther {

            @BeforeAll
            static void seedMore(InMemoryPartnero partnero) {
                partnero.service().addCustomer("customer_789");
                partnero.service().addCustomer("customer_987");
            }

            @RepeatedTest(2)
            void everyTestFindsBothSeeds(InMemoryPartnero partnero) {
                sellAmong(4, partnero);
            }

            @Nested
            @TestInstance(TestInstance.Lifecycle.PER_CLASS)
            class PerClass {

                PerClass(InMemoryPartnero partnero) {
                    partnero.service().addCustomer("customer_654");
                }

                @RepeatedTest(2)
                void everyTestFindsAllThree(InMemoryPartnero partnero) {
                    sellAmong(5, partnero);
                }
            }
        }

        @Nested
        class Untouched {

            @RepeatedTest(2)
            void noSeedOfAClassBesideIsSeen(InMemoryPartnero partnero) {
                sellAmong(2, partnero);
            }
        }

        private static void sellAmong(int customers, InMemoryPartnero partnero) {
            assertThat(partnero.service().customers()).hasSize(customers);
            partnero.transactions().create(SALE);
            assertThat(partnero).recorded("order-1042").once();
        }
    }

    @ExtendWith(PartneroExtension.class)
    static class SeededInOneNestedClass {

        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class Seeded {

            @BeforeAll
            void seedAll(InMemoryPartnero partnero) {
                seed(partnero);
            }

            @RepeatedTest(2)
            void everyTestFindsTheSeed(InMemoryPartnero partnero) {
                partnero.transactions().create(SALE);
                assertThat(partnero).recorded("order-1042").once();
            }
        }

        @Nested
        class Unseeded {

            @RepeatedTest(2)
            void nothingIsThere(InMemoryPartnero partnero) {
                assertThat(partnero.service().customers()).isEmpty();
                seed(partnero);
            }
        }
    }

    @Test
    void nestedClassesSeedForThemselves() {
        assertSucceeds(SeededForNestedClasses.class, 10);
        assertSucceeds(SeededInOneNestedClass.class, 4);
    }

    @ExtendWith(PartneroExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class Concurrent {

        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        @BeforeEach
        void seedOne(InMemoryPartnero partnero) {
            seed(partnero);
        }

        private void sell(InMemoryPartnero partnero) throws Exception {
            TOGETHER.await(20, TimeUnit.SECONDS);
            partnero.transactions().create(SALE);
            TOGETHER.await(20, TimeUnit.SECONDS);
            assertThat(partnero).recorded("order-1042").once();
        }

        @Test
        void one(InMemoryPartnero partnero) throws Exception {
            sell(partnero);
        }

        @Test
        void another(InMemoryPartnero partnero) throws Exception {
            sell(partnero);
        }
    }

    @Test
    void concurrentTestsHaveAProgramEach() {
        assertSucceeds(
                Concurrent.class,
                2,
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "2");
    }

    @ExtendWith(PartneroExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class ConcurrentAndShared {

        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        @BeforeAll
        static void seedAll(InMemoryPartnero partnero) {
            seed(partnero);
        }

        @Test
        void one() throws Exception {
            TOGETHER.await(1, TimeUnit.SECONDS);
        }

        @Test
        void another() throws Exception {
            TOGETHER.await(1, TimeUnit.SECONDS);
        }
    }

    @ExtendWith(PartneroExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class ProgramsOfOneEmulator {

        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);
        private static final Set<String> BASE_URLS = ConcurrentHashMap.newKeySet();
        private static final Set<String> KEYS = ConcurrentHashMap.newKeySet();

        private static void sell(EmulatedProgram program, InMemoryPartnero partnero) throws Exception {
            BASE_URLS.add(program.baseUrl());
            KEYS.add(program.apiKey());
            seed(partnero);
            TOGETHER.await(20, TimeUnit.SECONDS);
            partnero.transactions().create(SALE);
            TOGETHER.await(20, TimeUnit.SECONDS);
            assertThat(program).recorded("order-1042").once();
        }

        @Test
        void one(EmulatedProgram program, InMemoryPartnero partnero) throws Exception {
            sell(program, partnero);
        }

        @Test
        void another(EmulatedProgram program, InMemoryPartnero partnero) throws Exception {
            sell(program, partnero);
        }
    }

    @Test
    void concurrentTestsHaveAProgramEachInOneEmulator() {
        assertSucceeds(
                ProgramsOfOneEmulator.class,
                2,
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "2");

        assertThat(ProgramsOfOneEmulator.BASE_URLS).hasSize(1);
        assertThat(ProgramsOfOneEmulator.KEYS).hasSize(2);
    }

    @Test
    void concurrentTestsThatShareAProgramAreRefused() {
        EngineExecutionResults results = run(
                ConcurrentAndShared.class,
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "2");

        assertThat(failures(results))
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("the tests of ConcurrentAndShared share the program")
                        .hasMessageContaining("cannot run concurrently"));
    }

    @ExtendWith(PartneroExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ClosesItsClient {

        @BeforeAll
        void seedAll(InMemoryPartnero partnero) {
            seed(partnero);
        }

        @RepeatedTest(2)
        void codeUnderTestClosesItsClient(Partnero partnero) {
            partnero.transactions().create(SALE);
            partnero.close();
        }
    }

    @Test
    void aClosedClientIsNoMatterForTheNextTest() {
        assertSucceeds(ClosesItsClient.class, 2);
    }

    @ExtendWith(PartneroExtension.class)
    static class TwoWays {

        @Test
        void bothReachTheSameProgram(InMemoryPartnero partnero, PartneroEmulator emulator) {
            seed(partnero);
            partnero.transactions().create(SALE);
            assertThat(emulator).recorded("order-1042").once();
        }
    }

    @Test
    void theClientAndTheEmulatorOfATestReachTheSameProgram() {
        assertSucceeds(TwoWays.class, 1);
    }

    @ExtendWith(PartneroExtension.class)
    static class PlansInVain {

        @Test
        void nothingIsSent(InMemoryPartnero partnero) {
            partnero.faults().next(Fault.SERVER_ERROR);
        }
    }

    static class PlansInVainOnPurpose {

        @RegisterExtension
        static final PartneroExtension PARTNERO = PartneroExtension.allowingUnusedFaults();

        @Test
        void nothingIsSent(InMemoryPartnero partnero) {
            partnero.faults().next(Fault.SERVER_ERROR);
        }
    }

    @Test
    void aFaultThatNoRequestHasMetFailsTheTest() {
        assertThat(failures(run(PlansInVain.class)))
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("SERVER_ERROR"));
        assertSucceeds(PlansInVain.class, 1, "partnero.testkit.unused-faults", "allowed");
        assertSucceeds(PlansInVainOnPurpose.class, 1);
    }

    @ExtendWith(PartneroExtension.class)
    static class Newcomer {

        @Test
        void sells(InMemoryPartnero partnero) {
            partnero.service().addCustomer("customer_456");
            partnero.transactions().create(SALE);
        }
    }

    @Test
    void aFailureSaysWhatTheServiceHasRefused() {
        assertThat(failures(run(Newcomer.class)))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasStackTraceContaining("Transactions can be created for referred customers only.")
                        .hasStackTraceContaining("addCustomer(..).referredBy(..)"));
    }
}
