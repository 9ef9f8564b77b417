package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The nightly job of docs/reconciliation.md, as printed: it may run whenever it likes, and nobody is paid twice. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = NightlyBooksTest.Application.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:books",
            "spring.sql.init.schema-locations=classpath:partnero/outbox/h2/R__partnero_outbox.sql,classpath:sold.sql",
            "partnero.call-timeout=2s",
            "partnero.outbox.settle-window=2s",
            "partnero.outbox.initial-delay=50ms",
            "partnero.outbox.max-delay=200ms",
            "partnero.outbox.polling=100ms",
            "partnero.outbox.concurrency=8",
            "partnero.outbox.rate=2000",
            "partnero.retry.max-attempts=1"
        })
class NightlyBooksTest {

    @Autowired
    private InMemoryPartnero partnero;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PartneroOutbox outbox;

    @Autowired
    private NightlyBooks books;

    private final TransactionTemplate transaction;

    NightlyBooksTest(@Autowired PlatformTransactionManager manager) {
        transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void begin() {
        partnero.reset();
        partnero.service().addCustomer("referrer");
        partnero.service().addCustomer("buyer").referredBy("referrer");
        partnero.service().addCustomer("stranger");
        partnero.service().behaviour().unitAtCreate(true);
        partnero.service().program().convert("EUR", "1.162");
        jdbc.sql("delete from sold").update();
        jdbc.sql("delete from partnero_outbox").update();
    }

    /** An order of the shop's own table, three hours old. */
    private void sold(String number, String customer, String currency, int refunded) {
        Instant paid = Instant.now().minus(Duration.ofHours(3));
        jdbc.sql("insert into sold (number, customer, currency, cents, refunded_cents, paid_at, changed_at)"
                        + " values (?, ?, ?, 10000, ?, ?, ?)")
                .params(number, customer, currency, refunded, Timestamp.from(paid), Timestamp.from(paid))
                .update();
    }

    private void sold(String number, int refunded) {
        sold(number, "buyer", "USD", refunded);
    }

    private static NewTransaction sale(String number, String customer, String amount, String currency) {
        return NewTransaction.builder()
                .key(number)
                .amount(Amount.of(amount, currency))
                .buyer(CustomerRef.id(customer))
                .createdAt(Instant.now().minus(Duration.ofHours(3)))
                .build();
    }

    private static NewTransaction sale(String number, String amount) {
        return sale(number, "buyer", amount, "USD");
    }

    /** Code that is older than the outbox has recorded it. */
    private void recordedByOlderCode(String number, String currency) {
        partnero.transactions().create(sale(number, "buyer", "100", currency));
    }

    /** Nothing waits: what is due later is due for an audit. */
    private void awaitRest() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from partnero_outbox where state in ('NOT_SENT',"
                                                + " 'SENDING', 'UNKNOWN', 'DELETING', 'TO_DELETE') or wanted = 'SALE' and state ="
                                                + " 'ABSENT' or due_at < ?")
                                        .param(System.currentTimeMillis() + 60_000)
                                        .query(Long.class)
                                        .single())
                                .isZero());
    }

    private static Map<String, List<String>> byOrder(Collection<Transaction> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.key()).replaceFirst("~\\d+$", ""),
                        TreeMap::new,
                        Collectors.mapping(
                                row -> row.amount().value().stripTrailingZeros().toPlainString(),
                                Collectors.toList())));
    }

    private Map<String, List<String>> standing() {
        return byOrder(partnero.service().transactions());
    }

    private Map<String, List<String>> everPaid() {
        return byOrder(partnero.service().ledger());
    }

    private OutboxState state(String number) {
        return outbox.report(number).orElseThrow().state();
    }

    @Test
    void whatWasForgottenIsSaidAndWhatIsKnownStays(CapturedOutput output) {
        // Known to the outbox.
        for (String number : List.of("paid", "part", "full", "deleted-by-hand")) {
            outbox.record(sale(number, "100"));
        }
        outbox.record(sale("stranger", "stranger", "100", "USD"));
        outbox.record(sale("euro", "buyer", "100", "EUR"));
        awaitRest();
        outbox.amend(sale("part", "70"), 3000);
        outbox.remove("full");
        awaitRest();
        partnero.transactions().delete("deleted-by-hand");
        List.of("paid", "deleted-by-hand").forEach(number -> sold(number, 0));
        sold("part", 3000);
        sold("full", 10_000);
        sold("stranger", "stranger", "USD", 0);
        sold("euro", "buyer", "EUR", 0);
        // Forgotten by a release that did not tell the outbox.
        sold("forgotten", 0);
        sold("forgotten-full", 10_000);
        // Recorded before there was an outbox.
        for (String number : List.of("older", "older-part", "older-full")) {
            recordedByOlderCode(number, "USD");
        }
        recordedByOlderCode("older-euro", "EUR");
        sold("older", 0);
        sold("older-part", 2000);
        sold("older-full", 10_000);
        sold("older-euro", "buyer", "EUR", 0);
        // Nobody's.
        recordedByOlderCode("unknown", "USD");

        books.mend();
        awaitRest();
        Map<String, List<String>> afterTheFirstNight = standing();
        int everPaid = partnero.service().ledger().size();
        long sentAfterTheFirstNight = sent();
        books.mend();
        books.mend();
        awaitRest();
        books.compare();

        assertThat(afterTheFirstNight)
                .containsEntry("paid", List.of("100"))
                .containsEntry("part", List.of("70"))
                .containsEntry("euro", List.of("116.2"))
                .containsEntry("forgotten", List.of("100"))
                .containsEntry("older", List.of("100"))
                .containsEntry("older-part", List.of("80"))
                .containsEntry("older-euro", List.of("116.2"))
                .doesNotContainKeys("full", "forgotten-full", "older-full", "stranger", "deleted-by-hand");
        assertThat(standing()).as("after the third").isEqualTo(afterTheFirstNight);
        assertThat(everPaid()).doesNotContainKeys("forgotten-full", "stranger");
        assertThat(partnero.service().ledger()).hasSize(everPaid);
        assertThat(sent()).isEqualTo(sentAfterTheFirstNight);
        assertThat(state("stranger")).isEqualTo(OutboxState.REFUSED);
        assertThat(output.getAll().lines().filter(line -> line.contains(" order ")))
                .extracting(line -> line.replaceFirst(".* order ", ""))
                .containsExactlyInAnyOrder(
                        "euro: NOT_COMPARABLE",
                        "older-euro: NOT_COMPARABLE",
                        "deleted-by-hand: MISSING",
                        "unknown: UNKNOWN");
    }

    /** What the page says of MISSING. */
    @Test
    void whatWasDeletedByHandIsPutBack() {
        outbox.record(sale("order-1", "100"));
        awaitRest();
        partnero.transactions().delete("order-1");

        outbox.remove("order-1", 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state("order-1")).isEqualTo(OutboxState.ABSENT));
        outbox.amend(sale("order-1", "100"), 2);
        awaitRest();

        assertThat(standing()).containsOnly(Map.entry("order-1", List.of("100")));
    }

    private long sent() {
        return partnero.received().stream()
                .filter(operation -> operation == Operation.CREATE || operation == Operation.DELETE)
                .count();
    }

    @Test
    void whatWaitsIsPaidOnce(CapturedOutput output) {
        partnero.faults().always(Fault.UNAVAILABLE);
        outbox.record(sale("waiting", "100"));
        sold("waiting", 0);
        outbox.remove("waiting-removal");
        sold("waiting-removal", 10_000);

        books.mend();
        books.mend();
        partnero.faults().clear();
        books.mend();
        awaitRest();

        assertThat(everPaid()).containsOnly(Map.entry("waiting", List.of("100")));
        books.compare();
        assertThat(output.getAll()).doesNotContain(" order ");
    }

    /** What was told a month ago costs no request. */
    @Test
    void whatHasNotChangedForAMonthIsNotLookedUp() {
        outbox.recordAll(List.of(sale("order-1", "100"), sale("order-2", "100")));
        awaitRest();
        jdbc.sql("update partnero_outbox set changed_at = changed_at - 2764800000, recorded_at = 1 where entry_key = ?")
                .param("order-1")
                .update();
        partnero.transactions().delete("order-1");
        int before = partnero.received().size();

        books.compare();

        assertThat(partnero.received().size() - before).as("the list").isEqualTo(1);
    }

    /** Two instances mend and compare all the time, while the shop sells, refunds and forgets, and answers get lost. */
    @Test
    void itRunsWhileTheShopSellsAndTheOutboxDelivers() throws Exception {
        int orders = 60;
        partnero.faults()
                .on(Operation.CREATE, Operation.DELETE)
                .randomly(0.1, 1, Fault.LOSE_ANSWER_AFTER_COMMIT)
                .randomly(0.05, 2, Fault.LOSE_REQUEST)
                .randomly(0.05, 3, Fault.UNAVAILABLE);
        partnero.faults().on(Operation.LIST).randomly(0.1, 4, Fault.UNAVAILABLE);
        AtomicBoolean selling = new AtomicBoolean(true);
        ExecutorService nights = Executors.newFixedThreadPool(2);
        List<Future<?>> instances = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            instances.add(nights.submit(() -> {
                while (selling.get()) {
                    books.mend();
                }
            }));
        }
        Random random = new Random(5);

        for (int i = 0; i < orders; i++) {
            String number = "order-" + i;
            step(() -> sold(number, 0), random, () -> outbox.record(sale(number, "100")));
            for (int refunded = 3000; refunded <= 9000 && random.nextBoolean(); refunded += 3000) {
                refund("order-" + random.nextInt(i + 1), random);
            }
        }

        selling.set(false);
        for (Future<?> instance : instances) {
            instance.get();
        }
        nights.shutdown();
        partnero.faults().clear();
        books.mend();
        awaitRest();
        for (int i = 0; i < orders; i++) {
            String number = "order-" + i;
            int left = 10_000 - refunded(number);
            List<String> expected = left <= 0
                    ? List.of()
                    : List.of(BigDecimal.valueOf(left / 100).toPlainString());
            assertThat(standing().getOrDefault(number, List.of()))
                    .as(() ->
                            number + ": " + outbox.report(number).orElseThrow().history())
                    .isEqualTo(expected);
            assertThat(everPaid().getOrDefault(number, List.of()).stream().map(BigDecimal::new))
                    .as("no greater amount after a smaller one")
                    .isSortedAccordingTo((one, next) -> next.compareTo(one));
        }
        assertThat(partnero.service().ledger().stream().map(Transaction::key)).doesNotHaveDuplicates();
    }

    private int refunded(String number) {
        return jdbc.sql("select refunded_cents from sold where number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** A part, up to all of it; never the same part twice. */
    private void refund(String number, Random random) {
        int refunded = Math.min(10_000, refunded(number) + 1000 * (1 + random.nextInt(6)));
        step(
                () -> jdbc.sql("update sold set refunded_cents = ? where number = ?")
                        .params(refunded, number)
                        .update(),
                random,
                () -> {
                    if (refunded == 10_000) {
                        outbox.remove(number);
                    } else {
                        outbox.amend(sale(number, String.valueOf((10_000 - refunded) / 100)), refunded);
                    }
                });
    }

    /** One transaction of the shop, which forgets the outbox every fourth time. */
    private void step(Runnable shop, Random random, Runnable told) {
        boolean forgets = random.nextInt(4) == 0;
        transaction.executeWithoutResult(status -> {
            shop.run();
            if (!forgets) {
                told.run();
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(NightlyBooks.class)
    static class Application {}
}
