package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.testkit.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.util.StopWatch;

@EnabledIfSystemProperty(named = "partnero.test.postgresql", matches = "jdbc:.+")
class PostgresqlEveryKillTest extends EveryKill {

    private static final int SALES = Integer.getInteger("partnero.test.sales", 1_000);
    private static final int CREDITS = SALES / 50;
    private static final int LIVES = SALES / 10;
    private static final int KILLS = Integer.getInteger("partnero.test.kills", 10);
    private static final String[] BUSY = {
        "kill.sales=" + SALES,
        "kill.credits=" + CREDITS,
        "kill.lives=" + LIVES,
        "spring.datasource.hikari.auto-commit=false",
        "partnero.outbox.concurrency=16",
        "partnero.outbox.settle-window=2s"
    };

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    /** Both record every sale and deliver whichever they find, while one or the other is killed and answers are lost. */
    @Test
    void twoInstancesThatAreKilledAtRandomRecordEverySaleOnce() throws InterruptedException {
        emulator.faults()
                .on(Operation.CREATE)
                .randomly(0.02, 1, Fault.LOSE_ANSWER_AFTER_COMMIT)
                .randomly(0.02, 2, Fault.LOSE_REQUEST)
                .randomly(0.02, 3, Fault.SERVER_ERROR_AFTER_COMMIT)
                .randomly(0.02, 4, Fault.RATE_LIMIT);
        emulator.faults().on(Operation.DELETE).randomly(0.05, 7, Fault.LOSE_ANSWER_AFTER_COMMIT);
        emulator.faults().on(Operation.LIST).randomly(0.1, 5, Fault.UNAVAILABLE);
        emulator.faults().on(Operation.CREDIT).randomly(0.1, 6, Fault.LOSE_ANSWER_AFTER_COMMIT);
        TestDatabase database = database();
        List<ShopProcess> both = new ArrayList<>(List.of(start(database, BUSY), start(database, BUSY)));
        Random random = new Random(42);
        StopWatch watch = new StopWatch();
        watch.start();

        int kills = 0;
        while (kills < KILLS && emulator.service().ledger().size() < SALES) {
            int next = random.nextInt(2);
            both.get(next).await("READY");
            int sold = emulator.service().ledger().size();
            long until = System.nanoTime() + random.nextInt(3_000) * 1_000_000L;
            while (System.nanoTime() < until && emulator.service().ledger().size() < sold + SALES / KILLS) {
                LockSupport.parkNanos(20_000_000);
            }
            both.get(next).kill();
            kills++;
            both.set(next, start(database, BUSY));
        }
        for (ShopProcess shop : both) {
            shop.await("FINAL");
        }

        watch.stop();
        Map<String, Integer> times = new HashMap<>();
        emulator.service().transactions().stream()
                .map(row -> String.valueOf(row.key()).replaceFirst("~\\d+$", ""))
                .filter(key -> key.startsWith("order-"))
                .forEach(key -> times.merge(key, 1, Integer::sum));
        long doubled = times.values().stream().filter(rows -> rows > 1).count();
        System.out.printf(
                "%d sales, %d kills, %.0f s: %d lost, %d doubled; %d of %d credits written%n",
                SALES,
                kills,
                watch.getTotalTimeSeconds(),
                SALES - times.size(),
                doubled,
                emulator.service().credits().size(),
                CREDITS);
        assertThat(kills).isPositive();
        assertThat(times).hasSize(SALES);
        assertThat(doubled).isZero();
        assertLives(LIVES);
        assertThat(emulator.service().credits()).hasSizeLessThanOrEqualTo(CREDITS);
    }
}
