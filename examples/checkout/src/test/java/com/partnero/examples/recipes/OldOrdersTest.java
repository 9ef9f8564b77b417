package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.examples.process.KillableProcess;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import of docs/how-to/importing-history.md, killed twice and called again: 50,000 orders with {@code -Plong}. */
class OldOrdersTest {

    private static final int ORDERS = Boolean.getBoolean("partnero.test.long") ? 50_000 : 500;

    private final PartneroEmulator emulator = PartneroEmulator.start();

    @TempDir
    private Path folder;

    private String url;

    @AfterEach
    void close() {
        emulator.close();
    }

    private KillableProcess start() {
        url = "jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0";
        return KillableProcess.start(
                OldOrders.class,
                Stream.of(
                                "old.orders=" + ORDERS,
                                "spring.datasource.url=" + url,
                                "spring.sql.init.schema-locations=classpath:partnero/outbox/h2/R__partnero_outbox.sql",
                                "partnero.api-key=" + emulator.apiKey(),
                                "partnero.base-url=" + emulator.baseUrl(),
                                "partnero.call-timeout=3s",
                                "partnero.outbox.settle-window=3s",
                                "partnero.outbox.initial-delay=100ms",
                                "partnero.outbox.max-delay=400ms",
                                "partnero.outbox.polling=100ms",
                                "partnero.outbox.concurrency=8",
                                "partnero.outbox.rate=10000")
                        .map(property -> "--" + property)
                        .toList());
    }

    @Test
    void anImportThatIsKilledTwiceRecordsEachOrderOnce() throws InterruptedException {
        emulator.service().addCustomer("customer_123");
        emulator.service().addCustomer("customer_456").referredBy("customer_123");
        // Every tenth was recorded by the code before.
        for (int i = 0; i < ORDERS; i += 10) {
            emulator.service().addTransaction(sale(OldOrders.order(i)));
        }
        emulator.faults()
                .on(Operation.CREATE)
                .randomly(0.02, 1, Fault.LOSE_ANSWER_AFTER_COMMIT)
                .randomly(0.02, 2, Fault.LOSE_REQUEST);
        emulator.faults().on(Operation.LIST).randomly(0.05, 3, Fault.UNAVAILABLE);

        try (KillableProcess first = start()) {
            first.await("STORED " + ORDERS * 2 / 5);
        }
        KillableProcess.endLeases(url);
        try (KillableProcess second = start()) {
            assertThat(second.await("STORED 100 ")).isEqualTo("UNCHANGED");
            assertThat(second.await("STORED " + ORDERS + " ")).isEqualTo("STORED");
            await().atMost(Duration.ofMinutes(20))
                    .until(() -> emulator.service().ledger().size() > ORDERS * 3 / 5);
        }
        KillableProcess.endLeases(url);
        try (KillableProcess third = start()) {
            assertThat(third.await("STORED " + ORDERS + " ")).isEqualTo("UNCHANGED");
            third.await("FINISHED");
        }

        Map<String, String> recorded = new HashMap<>();
        int doubled = 0;
        for (Transaction row : emulator.service().transactions()) {
            String order = String.valueOf(row.key()).replaceFirst("~\\d+$", "");
            String amount = row.amount().value().setScale(2).toPlainString();
            doubled += recorded.put(order, amount) == null ? 0 : 1;
        }
        System.out.printf("%d old orders, %d recorded, %d doubled%n", ORDERS, recorded.size(), doubled);
        assertThat(doubled).isZero();
        assertThat(recorded).hasSize(ORDERS);
        for (int i = 0; i < ORDERS; i++) {
            OutboxRecipes.Order order = OldOrders.order(i);
            assertThat(recorded)
                    .containsEntry(
                            order.number(),
                            Amount.ofMinor(order.cents(), "USD").value().toPlainString());
        }
        assertThat(emulator.service().ledger()).as("ever paid").hasSize(ORDERS);
    }

    private static NewTransaction sale(OutboxRecipes.Order order) {
        return NewTransaction.builder()
                .key(order.number())
                .amount(Amount.ofMinor(order.cents(), "EUR"))
                .buyer(CustomerRef.id(order.customer()))
                .createdAt(order.paidAt())
                .build();
    }
}
