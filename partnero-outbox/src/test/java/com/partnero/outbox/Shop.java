package com.partnero.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** An application with an outbox that has little patience, over an emulated Partnero. */
final class Shop implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Duration CALL = Duration.ofMillis(1500);

    final PartneroEmulator emulator;
    final HikariDataSource pool;
    final CountedDataSource source;
    final Outboxes outboxes;
    final PartneroOutbox outbox;
    private final Partnero partnero;
    private final List<OutboxEvent> events = new ArrayList<>();

    Shop(TestDatabase database, boolean autoCommit, UnaryOperator<OutboxesBuilder> settings) {
        this(database, emulator(), autoCommit, settings);
    }

    Shop(
            TestDatabase database,
            PartneroEmulator emulator,
            boolean autoCommit,
            UnaryOperator<OutboxesBuilder> settings) {
        this.emulator = emulator;
        pool = database.pool(autoCommit);
        database.makeTables(pool);
        source = new CountedDataSource(pool, database.dialect());
        partnero = FeignPartnero.builder()
                .apiKey(emulator.apiKey())
                .baseUrl(emulator.baseUrl())
                .callTimeout(CALL)
                .readTimeout(Duration.ofMillis(1200))
                .retry(RetryPolicy.defaults().withBaseDelay(Duration.ofMillis(1)))
                .build();
        outboxes =
                settings.apply(impatient(source, partnero)).listener(this::on).build();
        outboxes.start();
        outbox = outboxes.of("default");
    }

    static PartneroEmulator emulator() {
        PartneroEmulator emulator = PartneroEmulator.start();
        emulator.service().addCustomer("referrer");
        emulator.service().addCustomer("buyer").referredBy("referrer");
        return emulator;
    }

    static OutboxesBuilder impatient(DataSource source, Partnero partnero) {
        return Outboxes.builder(source, FeignPartnero.json(), OutboxPrograms.of(partnero, CALL))
                .name("shop")
                .rate(10_000)
                .settleWindow(CALL)
                .initialDelay(Duration.ofMillis(100))
                .maxDelay(Duration.ofMillis(400))
                .polling(Duration.ofMillis(100));
    }

    private synchronized void on(OutboxEvent event) {
        events.add(event);
    }

    synchronized List<OutboxEvent> events() {
        return List.copyOf(events);
    }

    <T extends OutboxEvent> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    Partnero partnero() {
        return partnero;
    }

    OutboxReport report(String key) {
        return outbox.report(key).orElseThrow();
    }

    private OutboxState state(String key) {
        return row(OutboxKind.SALE, key).at().state();
    }

    Row row(OutboxKind kind, String key) {
        Row row = outboxes.database()
                .own(connection -> outboxes.table().find(connection, Row.id("shop/default", kind, key), false));
        assertThat(row).isNotNull();
        return row;
    }

    void awaitState(String key, OutboxState state) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(state(key))
                        .as(() -> row(OutboxKind.SALE, key).history())
                        .isEqualTo(state));
    }

    /** Until nothing is due any more. */
    void awaitRest() {
        String open = "select count(*) from partnero_outbox where due_at is not null and audits is null"
                + " or state in ('NOT_SENT', 'SENDING', 'UNKNOWN', 'DELETING', 'TO_DELETE')"
                + " or wanted = 'SALE' and state = 'ABSENT' or wanted = 'NOTHING' and state = 'RECORDED'"
                + " or due_at <= " + outboxes.table().sql().now();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(number(open)).isZero());
    }

    long number(String query) {
        long[] number = new long[1];
        outboxes.database().own(connection -> {
            OutboxTable.query(connection, query, rows -> number[0] = rows.getLong(1));
            return true;
        });
        return number[0];
    }

    void update(String statement) {
        outboxes.database().own(connection -> OutboxTable.update(connection, statement));
    }

    /** Amounts of what Partnero has for an order, by wire key. */
    List<String> recorded(String key) {
        return emulator.service().transactions().stream()
                .filter(row -> WireKey.isOf(key, String.valueOf(row.key())))
                .map(Shop::words)
                .sorted()
                .toList();
    }

    private static String words(Transaction row) {
        return row.key() + " " + row.amount().value().stripTrailingZeros().toPlainString();
    }

    /** In a transaction of the application's own, without Spring. */
    void inTransaction(Work work, boolean commit) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work.with(outboxes.of("default", connection));
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    interface Work {
        void with(PartneroOutbox outbox) throws SQLException;
    }

    @Override
    public void close() {
        outboxes.close();
        partnero.close();
        pool.close();
        emulator.close();
    }
}
