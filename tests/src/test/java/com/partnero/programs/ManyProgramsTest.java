package com.partnero.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One client serves many programs on the wire: no program gets what belongs to another, or notices its troubles. */
@Timeout(180)
class ManyProgramsTest {

    private static final int PROGRAMS = 15;
    private static final int SALES = Integer.getInteger("programs.sales", 450);
    private static final int THREADS = 32;

    private final PartneroEmulator emulator = PartneroEmulator.start();
    private final List<EmulatedProgram> programs =
            IntStream.range(0, PROGRAMS).mapToObj(this::program).toList();

    @AfterEach
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void concurrentSalesAreRecordedInTheirOwnPrograms(Transport transport) throws Exception {
        try (Partnero client = client(transport)) {
            List<Partnero> views = views(client);

            together(SALES, i -> views.get(i % PROGRAMS).transactions().create(sale("p" + i % PROGRAMS + "-" + i)));

            for (int program = 0; program < PROGRAMS; program++) {
                String prefix = "p" + program + "-";
                assertThat(programs.get(program).service().transactions())
                        .hasSize(SALES / PROGRAMS)
                        .allSatisfy(row -> assertThat(row.key()).startsWith(prefix));
            }
            assertThat(emulator.service().transactions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void troublesOfOneProgramReachNoOther(Transport transport) throws Exception {
        programs.get(0).faults().always(Fault.UNAUTHORIZED);
        programs.get(1).faults().always(Fault.RATE_LIMIT.retryAfter(300));
        programs.get(2).faults().always(Fault.UNAVAILABLE);
        try (Partnero client = client(transport)) {
            List<Partnero> views = views(client);

            together(12 * PROGRAMS, i -> {
                Partnero view = views.get(i % PROGRAMS);
                switch (i % PROGRAMS) {
                    case 0 -> assertThat(failure(view)).isInstanceOf(PartneroAuthenticationException.class);
                    case 1 -> assertThat(failure(view)).isInstanceOf(PartneroRateLimitedException.class);
                    case 2 -> assertThat(failure(view)).isInstanceOf(PartneroServerException.class);
                    default -> view.transactions().create(sale("p-" + i));
                }
            });

            for (EmulatedProgram healthy : programs.subList(3, PROGRAMS)) {
                assertThat(healthy.received()).hasSize(12).containsOnly(Operation.CREATE);
            }
            assertThat(programs.get(1).received())
                    .as("requests of the throttled key")
                    .hasSizeLessThan(12);
            assertThat(programs.get(2).received())
                    .as("requests of the key that had a quota for few retries")
                    .hasSizeLessThan(3 * 12);
        }
    }

    private static Throwable failure(Partnero view) {
        return catchThrowable(() -> view.transactions().find("order-1042"));
    }

    private EmulatedProgram program(int number) {
        EmulatedProgram program = emulator.addProgram("key-" + number);
        program.service().addCustomer("referrer");
        program.service().addCustomer("buyer").referredBy("referrer");
        return program;
    }

    private Partnero client(Transport transport) {
        return transport
                .builder()
                .apiKey(emulator.apiKey())
                .baseUrl(emulator.baseUrl())
                .callTimeout(Duration.ofSeconds(20))
                .retry(RetryPolicy.defaults()
                        .withBaseDelay(Duration.ofMillis(1))
                        .withQuota(28, 14))
                .build();
    }

    private List<Partnero> views(Partnero client) {
        return programs.stream()
                .map(program -> client.withKey(ApiKey.of(program.apiKey())))
                .toList();
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "USD"))
                .buyer(CustomerRef.id("buyer"))
                .build();
    }

    /** Makes numbered calls on several threads; the first failure fails the test. */
    private static void together(int calls, NumberedCall call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                running.add(threads.submit(() -> call.make(number)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface NumberedCall {
        void make(int number);
    }
}
