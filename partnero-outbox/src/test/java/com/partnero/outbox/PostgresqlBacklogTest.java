package com.partnero.outbox;

import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.NewTransaction;
import com.partnero.Transaction;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has piled up while nothing was delivered, delivered to its end: {@code -Dpartnero.test.backlog=1000000} for many. */
@Tag("kill")
class PostgresqlBacklogTest {

    private static final int SALES = Integer.getInteger("partnero.test.backlog", 5_000);

    @Test
    void aSaleTakesThreeStatements() {
        try (Shop shop =
                new Shop(TestDatabase.postgresql(), false, settings -> settings.polling(Duration.ofHours(1)))) {
            shop.outbox.record(sale("order-1", "1"));
            shop.awaitState("order-1", OutboxState.RECORDED);
            shop.source.taken();

            shop.outbox.record(sale("order-2", "1"));
            await().until(() -> shop.events().size() == 2);

            assertThat(shop.source.taken()).hasSize(3);
        }
    }

    @Test
    void instancesThatStartTogetherMakeTheTablesTogether() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 5; round++) {
            TestDatabase empty = TestDatabase.postgresql();
            List<Callable<Void>> scripts = Collections.nCopies(4, () -> {
                try (HikariDataSource own = empty.pool(true)) {
                    empty.makeTables(own);
                }
                return null;
            });
            for (Future<Void> script : instances.invokeAll(scripts)) {
                script.get();
            }
        }
        instances.shutdown();
    }

    @Test
    void aBacklogIsDeliveredOnceAndPromptly() {
        try (Shop shop = new Shop(
                TestDatabase.postgresql(),
                false,
                settings -> settings.concurrency(32).rate(100_000))) {
            shop.outboxes.stop();
            for (int from = 0; from < SALES; from += 500) {
                List<NewTransaction> batch = new ArrayList<>();
                for (int i = from; i < Math.min(SALES, from + 500); i++) {
                    batch.add(sale("order-" + i, "1"));
                }
                shop.outbox.recordAll(batch);
            }
            shop.source.taken();
            long start = System.nanoTime();

            shop.outboxes.start();
            await().atMost(Duration.ofMinutes(2).plusMillis(20L * SALES))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> shop.number("select count(*) from partnero_outbox where due_at is not null") == 0);

            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d sales in %.1f s, %.0f a second, %.2f statements a sale%n",
                    SALES,
                    seconds,
                    SALES / seconds,
                    (double) shop.source.taken().size() / SALES);
            assertThat(shop.emulator.service().ledger().stream().map(Transaction::key))
                    .hasSize(SALES)
                    .doesNotHaveDuplicates();
        }
    }
}
