package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.ApiKey;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final ApiKey KEY = ApiKey.of("s3cret");

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
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

    @Test
    void oneQuestionIsUnderWayAndAllWhoWaitGetItsAnswer() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        ApiKeys keys = keys(() -> {
            asked.incrementAndGet();
            await(answer);
            return KEY;
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<ApiKey>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> keys.ask(LONG)));
            }
            AttemptFailedException impatient = failureOf(keys, Duration.ofMillis(20));
            assertThat(impatient).hasMessageContaining("its supplier took too long");

            answer.countDown();

            for (Future<ApiKey> each : answers) {
                assertThat(each.get(5, TimeUnit.SECONDS)).isEqualTo(KEY);
            }
            assertThat(asked).hasValueLessThanOrEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSupplierThatHangsForGoodKeepsFewThreads() {
        AtomicInteger asked = new AtomicInteger();
        ApiKeys keys = keys(() -> {
            asked.incrementAndGet();
            while (true) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    // It ignores it.
                }
            }
        });

        for (int call = 0; call < 100; call++) {
            assertThat(failureOf(keys, Duration.ofMillis(5)).reason()).isEqualTo(Reason.NO_API_KEY);
        }

        assertThat(asked).hasValueLessThanOrEqualTo(4);
        assertThat(failureOf(keys, LONG)).hasMessageContaining("has not answered several earlier questions");
    }

    @Test
    void aSupplierThatFailedMayAnswerTheNextTime() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ApiKeys keys = keys(() -> {
            if (asked.getAndIncrement() < 10) {
                throw new IllegalStateException();
            }
            return KEY;
        });

        for (int call = 0; call < 10; call++) {
            failureOf(keys, LONG);
        }

        assertThat(keys.ask(LONG)).isEqualTo(KEY);
    }

    @Test
    void closingEndsTheQuestionUnderWayAndNoOtherFollows() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ApiKeys keys = keys(() -> {
            asked.countDown();
            return stalled(interrupted);
        });
        FutureTask<AttemptFailedException> call = new FutureTask<>(() -> failureOf(keys, LONG));
        new Thread(call).start();
        asked.await();

        keys.close();

        assertThat(call.get(5, TimeUnit.SECONDS)).hasMessageContaining("the client was closed");
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(failureOf(keys, LONG)).hasMessageContaining("the client was closed");
    }

    @Test
    void theSupplierSeesNothingOfTheThreadThatCalls() throws Exception {
        InheritableThreadLocal<String> tenant = new InheritableThreadLocal<>();
        tenant.set("tenant A");
        List<String> seen = new ArrayList<>();

        keys(() -> {
                    seen.add(tenant.get());
                    return KEY;
                })
                .ask(LONG);

        assertThat(seen).containsOnlyNulls();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        return new ApiKeys(supplier);
    }
}
