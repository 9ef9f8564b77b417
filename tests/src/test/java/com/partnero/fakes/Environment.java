package com.partnero.fakes;

import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A client and the fake of Partnero that it talks to. */
record Environment(Partnero partnero, FakePartnero fake) implements AutoCloseable {

    /** The same in every environment, and near enough to the time of clients that compare it with their own. */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final RetryPolicy PATIENCE =
            RetryPolicy.defaults().withBaseDelay(Duration.ZERO).withThrottleBaseDelay(Duration.ZERO);

    /** The ways to do without Partnero. */
    enum Kind {
        IN_MEMORY,
        FEIGN_TO_EMULATOR,
        RETROFIT_TO_EMULATOR;

        /**
         * @param read how long to wait for an answer
         * @param call how long a call may last
         */
        Environment open(Duration read, Duration call) {
            return switch (this) {
                case IN_MEMORY -> inMemory(read, call);
                case FEIGN_TO_EMULATOR -> {
                    PartneroEmulator emulator = emulator();
                    yield new Environment(
                            FeignPartnero.builder()
                                    .apiKey(emulator.apiKey())
                                    .baseUrl(emulator.baseUrl())
                                    .callTimeout(call)
                                    .connectTimeout(CONNECT)
                                    .readTimeout(read)
                                    .retry(PATIENCE)
                                    .build(),
                            emulator);
                }
                case RETROFIT_TO_EMULATOR -> {
                    PartneroEmulator emulator = emulator();
                    yield new Environment(
                            RetrofitPartnero.builder()
                                    .apiKey(emulator.apiKey())
                                    .baseUrl(emulator.baseUrl())
                                    .callTimeout(call)
                                    .connectTimeout(CONNECT)
                                    .readTimeout(read)
                                    .retry(PATIENCE)
                                    .build(),
                            emulator);
                }
            };
        }

        private static Environment inMemory(Duration read, Duration call) {
            InMemoryPartnero fake = InMemoryPartnero.builder()
                    .service(PartneroService.create(Clock.fixed(NOW, ZoneOffset.UTC)))
                    .callTimeout(call)
                    .connectTimeout(CONNECT)
                    .readTimeout(read)
                    .retry(PATIENCE)
                    .build();
            return new Environment(fake, fake);
        }

        private static PartneroEmulator emulator() {
            return PartneroEmulator.builder()
                    .service(PartneroService.create(Clock.fixed(NOW, ZoneOffset.UTC)))
                    .start();
        }
    }

    @Override
    public void close() {
        partnero.close();
        fake.close();
    }
}
