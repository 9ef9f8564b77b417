package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Transaction;
import com.partnero.feign.FeignPartnero;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What has piled up while Partnero was away, delivered by a process with a small heap. */
@Tag("kill")
@EnabledIfSystemProperty(named = "partnero.test.postgresql", matches = "jdbc:.+")
class PostgresqlBacklogTest extends Killed {

    private static final int SALES = Integer.getInteger("partnero.test.backlog", 10_000);
    private static final int UNTIL_DELIVERED = Integer.getInteger("partnero.test.delivered", SALES);
    private static final int RATE = Integer.getInteger("partnero.test.rate", 2_000);
    private static final String HEAP = System.getProperty("partnero.test.heap", "64m");
    private static final long MIB = 1 << 20;

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    String heap() {
        return HEAP;
    }

    @Test
    void aBacklogIsDeliveredOnceWithAHeapThatStaysTheSame() throws InterruptedException {
        TestDatabase database = database();
        database.makeTables();
        pileUp(database);
        List<Long> live = new ArrayList<>();

        ShopProcess shop = start(database, "partnero.outbox.rate=" + RATE, "kill.pause=2s", "kill.sales=1");
        shop.await("RECORDED");
        long start = System.nanoTime();
        int before = emulator.service().ledger().size();
        long waiting = SALES;
        while (waiting > SALES - UNTIL_DELIVERED) {
            String[] words = shop.await("WAITING").split(" ");
            waiting = Long.parseLong(words[1]);
            live.add(Long.valueOf(words[2]));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        shop.kill();

        List<Transaction> ledger = emulator.service().ledger();
        System.out.printf(
                "%d of %d sales, %.0f a second at a rate of %d, heap of %s: %d to %d MiB live%n",
                ledger.size(),
                SALES,
                (ledger.size() - before) / seconds,
                RATE,
                HEAP,
                Collections.min(live) / MIB,
                Collections.max(live) / MIB);
        assertThat(ledger).hasSizeGreaterThanOrEqualTo(UNTIL_DELIVERED);
        assertThat(ledger.stream().map(Transaction::key).distinct()).hasSameSizeAs(ledger);
        assertThat(Collections.max(live) - Collections.min(live)).isLessThan(16 * MIB);
    }

    private static void pileUp(TestDatabase database) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
            JdbcTemplate jdbc = new JdbcTemplate(source);
            OutboxTable table = new OutboxTable(jdbc, Dialect.POSTGRESQL);
            Payloads payloads = new Payloads(FeignPartnero.json());
            Instant now = Instant.now();
            for (int i = 0; i < SALES; i++) {
                String key = "order-" + i;
                String id = OutboxTable.id("default", OutboxKind.SALE, key);
                String payload = payloads.write(OutboxShop.sale(key, "99.99"));
                table.insert(id, "default", OutboxKind.SALE, key, payload, Payloads.VERSION, now);
            }
            jdbc.update(
                    "insert into partnero_outbox_schedule (task_name, task_instance, execution_time, picked, version)"
                            + " select 'partnero-outbox:default', id, current_timestamp, false, 1 from partnero_outbox");
        });
    }
}
