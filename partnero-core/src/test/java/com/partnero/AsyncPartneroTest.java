package com.partnero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class AsyncPartneroTest {

    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
    private final Partnero client = new Unreachable();
    private final AsyncPartnero async = AsyncPartnero.of(client, oneThread);

    @AfterEach
    void stop() {
        oneThread.shutdownNow();
    }

    @Test
    void theCallIsMadeOnTheExecutorWithTheClient() throws Exception {
        CompletableFuture<Thread> thread = async.call(partnero -> {
            assertThat(partnero).isSameAs(client);
            return Thread.currentThread();
        });

        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aCallWithoutAnAnswerCompletesWithNull() throws Exception {
        AtomicBoolean called = new AtomicBoolean();

        assertThat(async.run(partnero -> called.set(true)).get()).isNull();
        assertThat(called).isTrue();
    }

    @Test
    void aFailureIsTheVeryExceptionOfTheCall() {
        PartneroException thrown =
                new PartneroNotFoundException(Failure.of(Operation.BALANCE, Outcome.NOT_APPLIED, "HTTP 404"));
        CompletableFuture<PartneroException> seen = new CompletableFuture<>();

        CompletableFuture<Object> failing = async.call(partnero -> {
            throw thrown;
        });
        var unused = failing.whenComplete((answer, failure) -> seen.complete((PartneroException) failure));

        assertThat(seen.join()).isSameAs(thrown);
        assertThatThrownBy(failing::get).cause().isSameAs(thrown);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancellingInterruptsTheCall(boolean mayInterrupt) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<?> call = async.run(partnero -> waitForever(begun, interrupted));
        begun.await();

        assertThat(call.cancel(mayInterrupt)).isTrue();

        interrupted.await();
        assertThat(call).isCancelled();
    }

    @Test
    void theInterruptOfACancelledCallDoesNotStayOnTheThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean flagged = new AtomicBoolean();
        CompletableFuture<CompletableFuture<?>> running = new CompletableFuture<>();
        oneThread.execute(() -> {
            AsyncPartnero inner = AsyncPartnero.of(client, task -> {
                running.complete((CompletableFuture<?>) task);
                task.run();
            });
            var unused = inner.run(partnero -> waitForever(begun, interrupted));
            flagged.set(Thread.currentThread().isInterrupted());
        });
        begun.await();

        running.join().cancel(true);

        oneThread.shutdown();
        assertThat(oneThread.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(flagged).isFalse();
    }

    @Test
    void aCallThatIsCancelledBeforeItBeginsIsNeverMade() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean called = new AtomicBoolean();
        CompletableFuture<?> first = async.run(partnero -> await(release));
        CompletableFuture<?> second = async.run(partnero -> called.set(true));

        second.cancel(false);
        release.countDown();

        first.get();
        async.run(partnero -> {}).get();
        assertThat(called).isFalse();
    }

    @Test
    void cancellingAFinishedCallDoesNothing() throws Exception {
        CompletableFuture<String> call = async.call(partnero -> "done");
        call.get();

        assertThat(call.cancel(true)).isFalse();
        assertThat(call.get()).isEqualTo("done");
    }

    @Test
    void anExecutorThatRejectsWorkFailsTheCallAtOnce() {
        oneThread.shutdown();

        assertThatThrownBy(() -> async.run(partnero -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private static void waitForever(CountDownLatch begun, CountDownLatch interrupted) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // As the ports do: the flag stays.
            Thread.currentThread().interrupt();
            interrupted.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that no test of this class calls. */
    private static final class Unreachable implements Partnero {

        @Override
        public PartneroTransactions transactions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PartneroBalances balances() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Partnero withKey(ApiKey apiKey) {
            throw new AssertionError();
        }

        @Override
        public Partnero withKey(Supplier<ApiKey> apiKey) {
            throw new AssertionError();
        }

        @Override
        public Partnero with(CallOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
