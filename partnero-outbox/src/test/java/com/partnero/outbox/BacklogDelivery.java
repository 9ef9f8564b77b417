package com.partnero.outbox;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Records many sales and delivers them, in a process with a small heap. Says what it took. */
final class BacklogDelivery {

    private static final int BATCH = 500;
    private static final String WAITING =
            "select count(*) from (select 1 from partnero_outbox where due_at is not null limit 100) waiting";

    private BacklogDelivery() {}

    /** JDBC URL, base URL, API key, number of sales, seconds that they are old. */
    public static void main(String[] arguments) throws SQLException {
        int sales = Integer.parseInt(arguments[3]);
        Instant sold = Instant.now().minusSeconds(Integer.parseInt(arguments[4]));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername("postgres");
        config.setMaximumPoolSize(20);
        try (HikariDataSource pool = new HikariDataSource(config);
                Partnero partnero = FeignPartnero.builder()
                        .apiKey(arguments[2])
                        .baseUrl(arguments[1])
                        .build();
                Outboxes outboxes = Shop.impatient(pool, partnero)
                        .concurrency(32)
                        .rate(100_000)
                        .build()) {
            for (int from = 0; from < sales; from += BATCH) {
                outboxes.of("default").recordAll(batch(from, Math.min(sales, from + BATCH), sold));
            }
            long commits = commits(pool);
            long cpu = cpu();
            long start = System.nanoTime();
            outboxes.start();
            while (number(pool, WAITING) > 0) {
                LockSupport.parkNanos(500_000_000);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            // The server counts with a delay.
            LockSupport.parkNanos(1_500_000_000);
            System.out.printf(
                    "%d sales in %.1f s, %.0f a second; a sale: %.2f commits, %.2f ms of CPU%n",
                    sales,
                    seconds,
                    sales / seconds,
                    (double) (commits(pool) - commits) / sales,
                    (cpu() - cpu) / 1e6 / sales);
        }
    }

    private static List<NewTransaction> batch(int from, int to, Instant sold) {
        List<NewTransaction> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
            batch.add(NewTransaction.builder()
                    .key("order-" + i)
                    .amount(Amount.of("1", "USD"))
                    .buyer(CustomerRef.id("buyer"))
                    .createdAt(sold)
                    .build());
        }
        return batch;
    }

    /** Nanoseconds that this process has computed; a busy machine makes no difference. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long commits(HikariDataSource pool) throws SQLException {
        return number(pool, "select xact_commit from pg_stat_database where datname = current_database()");
    }

    private static long number(HikariDataSource pool, String query) throws SQLException {
        long[] number = new long[1];
        try (Connection connection = pool.getConnection()) {
            OutboxTable.query(connection, query, rows -> number[0] = rows.getLong(1));
        }
        return number[0];
    }
}
