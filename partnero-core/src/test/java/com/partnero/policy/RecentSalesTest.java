package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Transaction;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import java.time.Duration;
import java.util.ArrayList;
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
    void whatWasRecordedIsRememberedForTwoMinutes() throws Exception {
        time.pass(LONG);
        record("a");

        time.pass(Duration.ofMinutes(1));
        assertThat(lately("b")).isNull();
        assertThat(lately("a")).isEqualTo(RECORDED);
        time.pass(Duration.ofMinutes(1));
        assertThat(lately("a")).isEqualTo(RECORDED);
        time.pass(Duration.ofNanos(1));
        assertThat(lately("a")).isNull();
    }

    @Test
    void aGuardThatIsNeededIsNeverDropped() throws Exception {
        record("recorded");
        mayAppear("lost", Duration.ofSeconds(30));
        Claims creating = recent.create(List.of("creating"), LONG);
        RecentSale creatingIfAbsent = recent.createIfAbsent("creating if absent", LONG);

        for (int i = 0; i < 100_000; i++) {
            record("order-" + i);
            fail("refused-" + i);
            endDelete(recent.delete("strange-" + i));
        }

        assertThat(mayStillAppear("recorded")).isEqualTo(Duration.ofMinutes(2));
        assertThat(mayStillAppear("lost")).isEqualTo(Duration.ofSeconds(30));
        assertThat(recent.createIfAbsent("creating", Duration.ZERO)).isNull();
        assertThat(recent.create(List.of("creating if absent"), Duration.ZERO).busy())
                .isEqualTo("creating if absent");
        creating.end();
        recent.endCreateIfAbsent(creatingIfAbsent);
        assertThat(mayStillAppear("creating")).isNegative();
    }

    @Test
    void aKeyWhoseRowFellOutCountsAsOneThatMayAppear() throws Exception {
        record("first");
        for (int i = 0; i < 100_000; i++) {
            record("order-" + i);
        }

        assertThat(lately("first")).isNull();
        assertThat(mayStillAppear("first")).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void questionsRefusalsAndDeletesLeaveNothing() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            fail("refused-" + i);
            lately("asked-" + i);
            endDelete(recent.delete("deleted-" + i));
        }

        assertThat(recent.size()).isZero();
    }

    @Test
    void whatIsNotNeededAnyMoreIsRemovedByCallsWithOtherKeys() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            record("order-" + i);
        }
        time.pass(Duration.ofMinutes(3));
        Claims slow = recent.create(List.of("slow"), LONG);

        for (int i = 0; i < 1_000; i++) {
            fail("refused-" + i);
        }

        assertThat(recent.size()).isEqualTo(1);
        slow.end();
    }

    @Test
    void whatCannotBeRememberedIsRefusedBeforeItIsSent() throws Exception {
        RecentSales small = new RecentSales(time, 3);
        Claims three = small.create(List.of("a", "b", "c"), LONG);

        assertThatThrownBy(() -> small.create(List.of("a", "d"), LONG))
                .isInstanceOfSatisfying(
                        AttemptFailedException.class,
                        failure -> assertThat(failure.effect()).isEqualTo(Effect.NOT_SENT))
                .hasMessageContaining("cannot remember more");
        assertThatThrownBy(() -> small.createIfAbsent("d", LONG)).isInstanceOf(AttemptFailedException.class);
        assertThatThrownBy(() -> small.delete("d")).isInstanceOf(AttemptFailedException.class);
        assertThat(small.size()).isEqualTo(3);

        three.recorded(List.of(row("a"), row("b"), row("c")));
        three.end();
        assertThatThrownBy(() -> small.delete("d")).isInstanceOf(AttemptFailedException.class);

        time.pass(Duration.ofMinutes(3));
        assertThat(small.delete("d")).isNotNull();
        assertThat(small.createIfAbsent("a", Duration.ZERO)).isNotNull();
    }

    @Test
    void aBatchThatCannotBeginHasClaimedNothing() throws Exception {
        RecentSales small = new RecentSales(time, 1_000);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            keys.add("order-" + i);
        }

        assertThatThrownBy(() -> small.create(keys, LONG)).isInstanceOf(AttemptFailedException.class);

        assertThat(small.size()).isZero();
    }

    @Test
    void aLostSaleMayAppearForAsLongAsWasSaid() throws Exception {
        time.pass(LONG);
        mayAppear("a", Duration.ofMinutes(5));

        time.pass(Duration.ofMinutes(3));
        record("b");
        assertThat(mayStillAppear("a")).isEqualTo(Duration.ofMinutes(2));
        time.pass(Duration.ofMinutes(2));
        assertThat(mayStillAppear("a")).isZero();
        assertThat(mayStillAppear("never sent")).isNegative();
    }

    @Test
    void aShorterWaitDoesNotEndALongerOne() throws Exception {
        mayAppear("a", Duration.ofSeconds(5));
        mayAppear("a", Duration.ofSeconds(1));
        assertThat(mayStillAppear("a")).isEqualTo(Duration.ofSeconds(5));

        mayAppear("a", Duration.ofSeconds(9));
        assertThat(mayStillAppear("a")).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aCreateThatCannotBeginNamesTheKeyAndHasBegunNothing() throws Exception {
        recent.createIfAbsent("b", LONG);

        assertThat(recent.create(List.of("a", "b"), Duration.ZERO).busy()).isEqualTo("b");
        assertThat(recent.createIfAbsent("a", Duration.ZERO)).isNotNull();
    }

    @Test
    void createsOfOneKeyDoNotWaitForEachOther() throws Exception {
        Claims one = recent.create(List.of("a"), Duration.ZERO);
        Claims other = recent.create(List.of("a"), Duration.ZERO);
        assertThat(one.busy()).isNull();
        assertThat(other.busy()).isNull();

        one.end();
        assertThat(recent.createIfAbsent("a", Duration.ZERO)).isNull();
        other.end();
        assertThat(recent.createIfAbsent("a", Duration.ZERO)).isNotNull();
    }

    @Test
    void aDeleteWaitsForNobodyAndNobodyWaitsForIt() throws Exception {
        Claims create = recent.create(List.of("a"), Duration.ZERO);
        RecentSale delete = recent.delete("a");
        create.end();
        RecentSale createIfAbsent = recent.createIfAbsent("a", Duration.ZERO);
        assertThat(createIfAbsent).isSameAs(delete);

        recent.endCreateIfAbsent(delete);
        endDelete(delete);

        assertThat(recent.size()).isZero();
    }

    @Test
    void aCreateIfAbsentBeginsWhenTheCreateOfItsKeyEnds() throws Exception {
        Claims create = recent.create(List.of("a"), LONG);
        Future<RecentSale> begun = waiting(() -> recent.createIfAbsent("a", LONG));

        create.end();

        assertThat(begun.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aCreateBeginsWhenACreateIfAbsentOfItsKeyEndsWithoutASale() throws Exception {
        record("a");
        time.pass(Duration.ofMinutes(3));
        RecentSale createIfAbsent = recent.createIfAbsent("a", LONG);
        Future<Claims> begun = waiting(() -> recent.create(List.of("a"), LONG));

        recent.endCreateIfAbsent(createIfAbsent);

        assertThat(begun.get(5, TimeUnit.SECONDS).busy())
                .as("what was recorded long ago was not recorded by it")
                .isNull();
    }

    @Test
    void aCreateDoesNotBeginWhenACreateIfAbsentOfItsKeyHasRecordedTheSale() throws Exception {
        RecentSale createIfAbsent = recent.createIfAbsent("a", LONG);
        Future<Claims> begun = waiting(() -> recent.create(List.of("a"), LONG));

        recent.recorded(createIfAbsent, RECORDED);
        recent.endCreateIfAbsent(createIfAbsent);

        assertThat(begun.get(5, TimeUnit.SECONDS).busy()).isEqualTo("a");
    }

    @Test
    void aWaitingCreateEndsWithAnInterruptAndHasClaimedNothing() throws Exception {
        recent.createIfAbsent("b", LONG);
        Future<Claims> begun = waiting(() -> recent.create(List.of("a", "b"), LONG));

        begun.cancel(true);

        while (recent.size() > 1) {
            Thread.onSpinWait();
        }
        assertThat(recent.createIfAbsent("a", Duration.ZERO)).isNotNull();
    }

    /** A batch of many keys holds no lock for long: with one lock, this took seconds. */
    @Test
    void noCallWaitsForTheBookkeepingOfALargeBatch() throws Exception {
        List<String> keys = new ArrayList<>();
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            keys.add("order-" + i);
            rows.add(row("order-" + i));
        }
        Future<?> batch = threads.submit(() -> {
            Claims claims = recent.create(keys, LONG);
            claims.recorded(rows);
            claims.end();
            return claims;
        });
        int calls = 0;
        while (!batch.isDone()) {
            fail("checkout-" + calls++);
        }
        batch.get();

        assertThat(calls).isGreaterThan(1_000);
        assertThat(recent.size()).isEqualTo(200_000);
    }

    private void record(String key) throws Exception {
        Claims claims = recent.create(List.of(key), LONG);
        recent.recorded(claims.only(), RECORDED);
        claims.end();
    }

    private void fail(String key) throws Exception {
        recent.create(List.of(key), LONG).end();
    }

    private void mayAppear(String key, Duration atMost) throws Exception {
        Claims claims = recent.create(List.of(key), LONG);
        claims.mayAppear(atMost);
        claims.end();
    }

    private void endDelete(RecentSale delete) {
        recent.endDelete(delete);
    }

    private Transaction lately(String key) throws Exception {
        RecentSale sale = recent.delete(key);
        try {
            return recent.lately(sale);
        } finally {
            recent.endDelete(sale);
        }
    }

    private Duration mayStillAppear(String key) throws Exception {
        RecentSale sale = recent.delete(key);
        try {
            return recent.mayStillAppear(sale);
        } finally {
            recent.endDelete(sale);
        }
    }

    private static Transaction row(String key) {
        return Transaction.builder().key(key).build();
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
