package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.partnero.Operation;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.Fault;
import com.partnero.testkit.FaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.util.StopWatch;

/** Several processes over one database server, killed at random. */
@Tag("kill")
abstract class RandomKills extends Killed {

    private static final int SALES = Integer.getInteger("partnero.test.sales", 1_000);
    private static final int CREDITS = SALES / 50;
    private static final int LIVES = SALES / 10;
    private static final int KILLS = Integer.getInteger("partnero.test.kills", 10);
    private static final String[] BUSY = busy(SALES);

    /** The server. */
    abstract DatabaseServer server();

    /**
     * Both record every sale and deliver whichever they find, while one or the other is killed and answers are lost. The clock of
     * one is ten minutes ahead.
     */
    @Test
    void twoInstancesThatAreKilledAtRandomRecordEverySaleOnce() throws InterruptedException {
        makeFail(emulator.faults());
        TestDatabase database = database();
        List<Supplier<ShopProcess>> starts =
                List.of(() -> start(database, BUSY), () -> start(ClockAhead.environment(), database, BUSY));
        StopWatch watch = new StopWatch();
        watch.start();

        int kills = killAtRandom(starts, () -> emulator.service().ledger().size(), SALES, false);

        watch.stop();
        new Paid(emulator.service()).assertRight(SALES, LIVES);
        System.out.printf(
                "%d kills, %.0f s; %d of %d credits written%n",
                kills, watch.getTotalTimeSeconds(), emulator.service().credits().size(), CREDITS);
        assertThat(kills).isPositive();
        assertThat(emulator.service().credits()).hasSizeLessThanOrEqualTo(CREDITS);
    }

    /** Orders of the same numbers, each application's under its own API key. */
    @Test
    void twoApplicationsInOneSchemaKeepToTheirOwnPrograms() throws InterruptedException {
        EmulatedProgram other = emulator.addProgram("key-of-the-other-application");
        other.service().addCustomer("referrer");
        other.service().addCustomer("buyer").referredBy("referrer");
        makeFail(emulator.faults());
        makeFail(other.faults());
        TestDatabase database = database();
        int sales = SALES / 5;
        String[] first = busy(sales);
        String[] second = busy(sales, "partnero.outbox.name=other", "partnero.api-key=" + other.apiKey());

        int kills = killAtRandom(
                List.of(() -> start(database, first), () -> start(database, second)),
                () -> emulator.service().ledger().size()
                        + other.service().ledger().size(),
                2 * sales,
                false);

        System.out.printf("two applications, %d kills%n", kills);
        assertThat(kills).isPositive();
        new Paid(emulator.service()).assertRight(sales, sales / 10);
        new Paid(other.service()).assertRight(sales, sales / 10);
    }

    /** The server crashes between the kills, and recovers what it has committed. */
    @Test
    void twoInstancesAndTheirDatabaseThatAreKilledAtRandomRecordEverySaleOnce() throws InterruptedException {
        assumeTrue(server().isOurs(), "only a server that .ci has started is restarted");
        makeFail(emulator.faults());
        TestDatabase database = database();
        int sales = SALES / 5;
        String[] busy = busy(sales);

        int kills = killAtRandom(
                List.of(() -> start(database, busy), () -> start(database, busy)),
                () -> emulator.service().ledger().size(),
                sales,
                true);

        System.out.printf("%d kills, each followed by a restart of the database%n", kills);
        assertThat(kills).isPositive();
        new Paid(emulator.service()).assertRight(sales, sales / 10);
    }

    @Test
    @EnabledIf("com.partnero.spring.boot.outbox.ClockAhead#isPossible")
    void theClockOfAnInstanceIsTenMinutesAhead() throws InterruptedException {
        String ready = start(ClockAhead.environment(), database()).await("READY");

        assertThat(Instant.parse(ready.substring("READY ".length())))
                .isAfter(Instant.now().plus(Duration.ofMinutes(9)));
    }

    private static String[] busy(int sales, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "kill.sales=" + sales,
                "kill.credits=" + sales / 50,
                "kill.lives=" + sales / 10,
                "spring.datasource.hikari.auto-commit=false",
                "partnero.outbox.concurrency=16",
                "partnero.outbox.settle-window=2s"));
        all.addAll(List.of(properties));
        return all.toArray(String[]::new);
    }

    private static void makeFail(FaultPlan faults) {
        faults.on(Operation.CREATE)
                .randomly(0.02, 1, Fault.LOSE_ANSWER_AFTER_COMMIT)
                .randomly(0.02, 2, Fault.LOSE_REQUEST)
                .randomly(0.02, 3, Fault.SERVER_ERROR_AFTER_COMMIT)
                .randomly(0.02, 4, Fault.RATE_LIMIT);
        faults.on(Operation.DELETE).randomly(0.05, 7, Fault.LOSE_ANSWER_AFTER_COMMIT);
        faults.on(Operation.LIST).randomly(0.1, 5, Fault.UNAVAILABLE);
        faults.on(Operation.CREDIT).randomly(0.1, 6, Fault.LOSE_ANSWER_AFTER_COMMIT);
    }

    /**
     * Returns the number of kills once all processes say that nothing is under way any more.
     *
     * @param crashes whether the database crashes after each kill; no application starts without it
     */
    private int killAtRandom(List<Supplier<ShopProcess>> starts, IntSupplier sold, int all, boolean crashes)
            throws InterruptedException {
        List<ShopProcess> running = new ArrayList<>();
        starts.forEach(start -> running.add(start.get()));
        Random random = new Random(Long.getLong("partnero.test.seed", 42));
        int kills = 0;
        while (kills < KILLS && sold.getAsInt() < all) {
            int next = random.nextInt(running.size());
            running.get(next).awaitReady();
            int before = sold.getAsInt();
            long until = System.nanoTime() + random.nextInt(3_000) * 1_000_000L;
            while (System.nanoTime() < until && sold.getAsInt() < before + all / KILLS) {
                LockSupport.parkNanos(20_000_000);
            }
            running.get(next).kill();
            kills++;
            running.remove(next);
            if (crashes) {
                for (ShopProcess other : running) {
                    other.awaitReady();
                }
                server().restart();
            }
            running.add(next, starts.get(next).get());
        }
        for (ShopProcess shop : running) {
            shop.await("FINAL");
        }
        return kills;
    }
}
