package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ResponseLimits RESPONSES = ResponseLimits.defaults().withMaxBodyBytes(2048);

    @Test
    void anAttemptTakesNoLongerThanTheSettingsSay() {
        AttemptLimits limits = limits(2, 8, LONG);

        assertThat(limits.connect()).hasSeconds(2);
        assertThat(limits.read()).hasSeconds(8);
    }

    @Test
    void anAttemptTakesNoLongerThanTheTimeThatIsLeft() {
        AttemptLimits limits = limits(2, 8, Duration.ofMillis(1500));

        assertThat(limits.connect()).hasMillis(1500);
        assertThat(limits.read()).hasMillis(1500);
        assertThat(limits.whole()).hasMillis(1500);
    }

    @Test
    void theWholeAttemptTakesTheLongerOfConnectingAndReading() {
        assertThat(limits(2, 8, LONG).whole()).hasSeconds(8);
        assertThat(limits(8, 2, LONG).whole()).hasSeconds(8);
        assertThat(limits(8, 2, Duration.ofSeconds(5)).whole()).hasSeconds(5);
    }

    @Test
    void aPageMayBeLargerThanAnotherAnswer() {
        assertThat(AttemptLimits.of(settings(2, 8), Operation.BALANCE, LONG).maxBodyBytes())
                .isEqualTo(2048);
        assertThat(AttemptLimits.of(settings(2, 8), Operation.LIST, LONG).maxBodyBytes())
                .isEqualTo(8 * 2048);
    }

    @Test
    void theAnswerToABatchMayGrowWithItsSales() {
        NewTransaction sale = NewTransaction.builder()
                .key("k")
                .amount(Amount.of("1"))
                .buyer(CustomerRef.id("c"))
                .build();
        NewTransactionBatch batch = NewTransactionBatch.of(sale);

        AttemptLimits limits = AttemptLimits.of(settings(2, 8), batch, Duration.ofSeconds(1));

        assertThat(limits.maxBodyBytes())
                .isEqualTo(RESPONSES.maxBodyBytes(batch))
                .isGreaterThan(2048);
        assertThat(limits.whole()).hasSeconds(1);
    }

    private static AttemptLimits limits(int connect, int read, Duration timeLeft) {
        return AttemptLimits.of(settings(connect, read), Operation.BALANCE, timeLeft);
    }

    private static ClientSettings settings(int connect, int read) {
        return new ClientSettings(
                ClientSettings.always(ApiKey.of("secret")),
                URI.create("https://api.partnero.com/v1"),
                Duration.ofSeconds(connect),
                Duration.ofSeconds(read),
                Duration.ofSeconds(10),
                null,
                RetryPolicy.defaults(),
                RESPONSES,
                PartneroObserver.NONE);
    }
}
