package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.ApiKey;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Effect;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final ApiKey KEY = ApiKey.of("s3cret");

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void aKeyThatIsAlwaysTheSameTakesNoTime() throws AttemptFailedException {
        assertThat(keys(ClientSettings.always(KEY)).ask(Duration.ZERO)).isEqualTo(KEY);
    }

    @Test
    void aSupplierIsAskedEveryTimeOnADaemonThreadOfItsOwn() throws AttemptFailedException {
        List<Thread> asked = new ArrayList<>();
        ApiKeys keys = keys(() -> {
            asked.add(Thread.currentThread());
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            return KEY;
        });

        assertThat(keys.ask(LONG)).isEqualTo(KEY);
        assertThat(keys.ask(LONG)).isEqualTo(KEY);

        assertThat(asked).hasSize(2).doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
    }

    @Test
    void aSupplierThatAnswersNullHasNoKey() {
        AttemptFailedException failure = failureOf(keys(() -> null), LONG);

        assertThat(failure).hasMessageContaining("its supplier returned null");
        assertThat(failure.reason()).isEqualTo(Reason.NO_API_KEY);
        assertThat(failure.effect()).isEqualTo(Effect.NOT_SENT);
    }

    @Test
    void whatASupplierThrowsIsNamedButNotQuoted() {
        IllegalStateException thrown = new IllegalStateException("s3cret");

        AttemptFailedException failure = failureOf(
                keys(() -> {
                    throw thrown;
                }),
                LONG);

        assertThat(failure)
                .hasMessageContaining("failed with IllegalStateException")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        assertThat(failure.diagnosis()).isSameAs(thrown);
        assertThat(failure.reason()).isEqualTo(Reason.NO_API_KEY);
    }

    @Test
    void aSupplierThatTakesTooLongIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);

        AttemptFailedException failure = failureOf(keys(() -> stalled(interrupted)), Duration.ofMillis(200));

        assertThat(failure).hasMessageContaining("its supplier took too long");
        assertThat(failure.reason()).isEqualTo(Reason.NO_API_KEY);
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptOfTheCallerEndsTheQuestionAndIsKept() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller = Thread.currentThread();

        AttemptFailedException failure = failureOf(
                keys(() -> {
                    caller.interrupt();
                    return stalled(interrupted);
                }),
                LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.effect()).isEqualTo(Effect.NOT_SENT);
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private static ApiKey stalled(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
            return KEY;
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IllegalStateException(e);
        }
    }

    private static AttemptFailedException failureOf(ApiKeys keys, Duration timeLeft) {
        return catchThrowableOfType(AttemptFailedException.class, () -> keys.ask(timeLeft));
    }

    private static ApiKeys keys(Supplier<ApiKey> supplier) {
        return new ApiKeys(new ClientSettings(
                supplier,
                URI.create("https://api.partnero.com/v1"),
                SECOND,
                SECOND,
                SECOND,
                null,
                RetryPolicy.defaults(),
                ResponseLimits.defaults(),
                PartneroObserver.NONE));
    }
}
