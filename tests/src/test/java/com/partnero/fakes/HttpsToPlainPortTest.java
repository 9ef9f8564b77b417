package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever writes https instead of http in the base URL is told so at once. */
class HttpsToPlainPortTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static void isTold(Partnero partnero) {
        long start = System.nanoTime();

        PartneroException failure = catchThrowableOfType(
                PartneroException.class, () -> partnero.balances().credit("customer_123", Amount.of("1", "USD")));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure).hasMessageContaining("TLS");
    }

    @Test
    void byFeign() {
        try (PartneroEmulator emulator = PartneroEmulator.start();
                Partnero partnero = FeignPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl().replace("http:", "https:"))
                        .callTimeout(LONG)
                        .readTimeout(LONG)
                        .build()) {
            isTold(partnero);
        }
    }

    @Test
    void byRetrofit() {
        try (PartneroEmulator emulator = PartneroEmulator.start();
                Partnero partnero = RetrofitPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl().replace("http:", "https:"))
                        .callTimeout(LONG)
                        .readTimeout(LONG)
                        .build()) {
            isTold(partnero);
        }
    }
}
