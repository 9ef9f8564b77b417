package com.partnero.outbox;

import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Transaction;
import com.partnero.testkit.PartneroEmulator;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

    /** In a process of 96 MB, while the emulator keeps its rows in this one. */
    @Test
    void aBacklogIsDeliveredOnceWithASmallHeap() throws Exception {
        TestDatabase database = TestDatabase.postgresql();
        try (HikariDataSource pool = database.pool(true)) {
            database.makeTables(pool);
        }
        try (PartneroEmulator emulator = Shop.emulator()) {
            Process delivery = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx96m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            BacklogDelivery.class.getName(),
                            database.url(),
                            emulator.baseUrl(),
                            emulator.apiKey(),
                            String.valueOf(SALES),
                            "0")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(delivery.waitFor(120 + SALES / 50, TimeUnit.SECONDS)).isTrue();
                assertThat(delivery.exitValue()).isZero();
            } finally {
                delivery.destroyForcibly();
            }

            List<Transaction> ledger = emulator.service().ledger();
            assertThat(ledger).hasSize(SALES);
            assertThat(ledger.stream().map(Transaction::key).distinct().count()).isEqualTo(SALES);
        }
    }
}
