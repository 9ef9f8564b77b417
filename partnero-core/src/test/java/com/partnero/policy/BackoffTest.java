package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The longest pauses that the jitter may draw. */
class BackoffTest {

    private static final RetryPolicy DEFAULTS = RetryPolicy.defaults();

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 100", "3, 200", "7, 3200", "8, 5000", "60, 5000"})
    void pausesDoubleUpToTheLongest(int failed, int millis) {
        assertThat(pause(DEFAULTS, failed)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aBaseLongerThanTheLongestPauseIsCut() {
        assertThat(pause(DEFAULTS.withBaseDelay(Duration.ofSeconds(9)), 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void noBaseIsNoPause() {
        assertThat(pause(DEFAULTS.withBaseDelay(Duration.ZERO), 60)).isZero();
    }

    @Test
    void noPauseOverflowsHoweverManyAttemptsHaveFailed() {
        Duration century = Duration.ofDays(36_500);

        assertThat(pause(DEFAULTS.withMaxDelay(century), 60)).isEqualTo(century);
    }

    private static Duration pause(RetryPolicy policy, int failed) {
        return new Backoff(policy, new ManualTimeSource()).pause(failed, Attempts.notSent());
    }
}
