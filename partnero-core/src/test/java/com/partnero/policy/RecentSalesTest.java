package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentSalesTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ManualTimeSource time = new ManualTimeSource();
    private final RecentSales recent = new RecentSales(time);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatWasRecordedIsRememberedForTwoMinutes() {
        time.pass(LONG);
        recent.recorded("a", RECORDED);

        time.pass(Duration.ofMinutes(1));
        assertThat(recent.lately("b")).isNull();
        assertThat(recent.lately("a")).isEqualTo(RECORDED);
        time.pass(Duration.ofMinutes(1));
        assertThat(recent.lately("a")).isEqualTo(RECORDED);
        time.pass(Duration.ofNanos(1));
        assertThat(recent.lately("a")).isNull();
    }

    @Test
    void tenThousandKeysAreRemembered() {
        recent.recorded("first", RECORDED);
        record(9_999);

        assertThat(recent.lately("first")).isEqualTo(RECORDED);
        record(10_000);
        assertThat(recent.lately("first")).isNull();
    }

    @Test
    void aKeyThatIsBeingRecordedIsNotForgotten() throws InterruptedException {
        recent.begin(List.of("a"), LONG);
        recent.beginIfAbsent("b", LONG);
        record(10_001);

        assertThat(recent.beginIfAbsent("a", Duration.ZERO)).isFalse();
        assertThat(recent.begin(List.of("b"), Duration.ZERO)).isEqualTo("b");
    }

    @Test
    void aLostSaleMayAppearForAsLongAsWasSaid() {
        time.pass(LONG);
        recent.mayAppear("a", Duration.ofMinutes(5));

        time.pass(Duration.ofMinutes(3));
        recent.recorded("b", RECORDED);
        assertThat(recent.mayStillAppear("a")).isEqualTo(Duration.ofMinutes(2));
        time.pass(Duration.ofMinutes(2));
        assertThat(recent.mayStillAppear("a")).isZero();
        assertThat(recent.mayStillAppear("never sent")).isZero();
    }

    @Test
    void aShorterWaitDoesNotEndALongerOne() {
        recent.mayAppear("a", Duration.ofSeconds(5));
        recent.mayAppear("a", Duration.ofSeconds(1));
        assertThat(recent.mayStillAppear("a")).isEqualTo(Duration.ofSeconds(5));

        recent.mayAppear("a", Duration.ofSeconds(9));
        assertThat(recent.mayStillAppear("a")).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aCreateThatCannotBeginNamesTheKeyAndHasBegunNothing() throws InterruptedException {
        recent.beginIfAbsent("b", LONG);

        assertThat(recent.begin(List.of("a", "b"), Duration.ZERO)).isEqualTo("b");
        assertThat(recent.beginIfAbsent("a", Duration.ZERO)).isTrue();
    }

    @Test
    void createsOfOneKeyDoNotWaitForEachOther() throws InterruptedException {
        assertThat(recent.begin(List.of("a"), Duration.ZERO)).isNull();
        assertThat(recent.begin(List.of("a"), Duration.ZERO)).isNull();

        recent.end(List.of("a"));
        assertThat(recent.beginIfAbsent("a", Duration.ZERO)).isFalse();
        recent.end(List.of("a"));
        assertThat(recent.beginIfAbsent("a", Duration.ZERO)).isTrue();
    }

    @Test
    void aCreateIfAbsentBeginsWhenTheCreateOfItsKeyEnds() throws Exception {
        recent.begin(List.of("a"), LONG);
        Future<Boolean> begun = waiting(() -> recent.beginIfAbsent("a", LONG));

        recent.end(List.of("a"));

        assertThat(begun.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCreateBeginsWhenACreateIfAbsentOfItsKeyEndsWithoutASale() throws Exception {
        recent.recorded("a", RECORDED);
        time.pass(Duration.ofMinutes(3));
        recent.beginIfAbsent("a", LONG);
        Future<String> begun = waiting(() -> recent.begin(List.of("a"), LONG));

        recent.endIfAbsent("a");

        assertThat(begun.get(5, TimeUnit.SECONDS))
                .as("what was recorded long ago was not recorded by it")
                .isNull();
    }

    @Test
    void otherThreadsGoOnAfterEveryStep() throws Exception {
        recent.begin(List.of("a"), LONG);
        assertThatOthersGoOn();
        recent.end(List.of("a"));
        assertThatOthersGoOn();
        recent.beginIfAbsent("a", LONG);
        assertThatOthersGoOn();
        recent.recorded("a", RECORDED);
        assertThatOthersGoOn();
        recent.endIfAbsent("a");
        assertThatOthersGoOn();
        recent.mayAppear("a", LONG);
        assertThatOthersGoOn();
        recent.forget("a");
        assertThatOthersGoOn();
    }

    private void assertThatOthersGoOn() throws Exception {
        assertThat(threads.submit(() -> recent.mayStillAppear("b")).get(5, TimeUnit.SECONDS))
                .isZero();
        assertThat(threads.submit(() -> recent.lately("b")).get(5, TimeUnit.SECONDS))
                .isNull();
    }

    private void record(int keys) {
        for (int i = 0; i < keys; i++) {
            time.pass(Duration.ofNanos(1));
            recent.recorded("key-" + i, RECORDED);
        }
    }

    /** Starts a call that has to wait, and goes on once it waits. */
    private <T> Future<T> waiting(Callable<T> call) {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Future<T> result = threads.submit(() -> {
            thread.set(Thread.currentThread());
            return call.call();
        });
        while (thread.get() == null || thread.get().getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }
}
