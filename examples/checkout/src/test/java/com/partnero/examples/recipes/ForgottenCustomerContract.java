package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.feign.FeignPartnero;
import com.partnero.outbox.Decision;
import com.partnero.outbox.OutboxPrograms;
import com.partnero.outbox.OutboxResult;
import com.partnero.outbox.Outboxes;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Deleting a person's data by the statement of docs/outbox.md: nothing personal is left, and no money is lost. */
abstract class ForgottenCustomerContract {

    private static final Duration CALL = Duration.ofMillis(1500);
    private static final String PERSON = "anna_4711";
    private static final String MAIL = "anna@example.com";

    private final InMemoryPartnero partnero = InMemoryPartnero.create();
    private HikariDataSource source;
    private JdbcClient jdbc;
    private Outboxes outboxes;
    private PartneroOutbox outbox;
    private OutboxRecipes.People people;

    abstract HikariDataSource database();

    abstract String script();

    @BeforeEach
    void open() {
        source = database();
        new ResourceDatabasePopulator(new ClassPathResource(script())).execute(source);
        jdbc = JdbcClient.create(source);
        people = new OutboxRecipes.People(jdbc);
        partnero.service().addCustomer("referrer");
        for (String customer : List.of(PERSON, "annaX4711", "buyer")) {
            partnero.service().addCustomer(customer).referredBy("referrer");
        }
        partnero.service().addCustomer("stranger");
        outboxes = Outboxes.builder(source, FeignPartnero.json(), OutboxPrograms.of(partnero, CALL))
                .rate(10_000)
                .settleWindow(CALL)
                .initialDelay(Duration.ofMillis(50))
                .maxDelay(Duration.ofMillis(200))
                .polling(Duration.ofMillis(50))
                .build();
        outboxes.start();
        outbox = outboxes.of("default");
    }

    @AfterEach
    void close() {
        outboxes.close();
        source.close();
    }

    private static NewTransaction sale(String order, Buyer buyer, String amount) {
        return NewTransaction.builder()
                .key(order)
                .amount(Amount.of(amount, "USD"))
                .buyer(buyer)
                .createdAt(Instant.now())
                .build();
    }

    private static NewTransaction sale(String order, String amount) {
        return sale(order, CustomerRef.id(PERSON), amount);
    }

    private void awaitRest(String... but) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select entry_key from partnero_outbox where state in ('NOT_SENT',"
                                                + " 'SENDING', 'UNKNOWN', 'DELETING', 'TO_DELETE') or wanted = 'SALE' and state ="
                                                + " 'ABSENT' or wanted = 'NOTHING' and state = 'RECORDED'")
                                        .query(String.class)
                                        .list())
                                .containsExactlyInAnyOrder(but));
    }

    private Map<String, List<String>> standing() {
        return partnero.service().transactions().stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.key()).replaceFirst("~\\d+$", ""),
                        Collectors.mapping(
                                row -> row.amount().value().stripTrailingZeros().toPlainString(),
                                Collectors.toList())));
    }

    /** All that a row holds. */
    private Map<String, String> rows() {
        return jdbc.sql("select * from partnero_outbox").query().listOfRows().stream()
                .collect(Collectors.toMap(row -> String.valueOf(row.get("entry_key")), Map::toString));
    }

    @Test
    void nothingPersonalIsLeftOfWhatIsAtRestAndTheRestIsDeliveredFirst() {
        outbox.record(sale("paid", "100"));
        outbox.record(sale("amended", "100"));
        outbox.record(sale("removed", "100"));
        outbox.record(sale("given-away", "100"));
        outbox.record(sale("other", CustomerRef.id("annaX4711"), "100"));
        outbox.record(sale("refused", CustomerRef.id("stranger"), "100"));
        outbox.record(sale(
                "new",
                NewCustomer.builder()
                        .id("anna-new")
                        .email(MAIL)
                        .name("Anna")
                        .referrer(CustomerRef.id("referrer"))
                        .build(),
                "100"));
        outbox.credit("credit", Credit.of(PERSON, Amount.of("5", "USD")));
        partnero.service().addTransaction(sale("contradicted", "1"));
        outbox.record(sale("contradicted", "100").toBuilder()
                .createdAt(Instant.now().minusSeconds(3600))
                .build());
        awaitRest();
        partnero.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);
        partnero.faults().on(Operation.LIST).next(Fault.UNAVAILABLE).then(Fault.UNAVAILABLE);
        outbox.record(sale("uncertain", "100"));
        awaitRest();
        partnero.faults().clear();
        outbox.amend(sale("amended", "70"), 3000);
        outbox.amend(sale("given-away", CustomerRef.id("buyer"), "100"), 1);
        outbox.remove("removed");
        outbox.remove("early");
        awaitRest();
        outboxes.operations().pause("default", Instant.now().plusSeconds(600));
        outbox.record(sale("open", "100"));
        outbox.amend(sale("open-amended", "60"), 1);
        Map<String, List<String>> before = standing();

        long left = people.forget(PERSON) + people.forget(MAIL) + people.forget("anna-new") + people.forget("stranger");

        assertThat(left).as("waiting, and one that needs a decision").isEqualTo(3);
        assertThat(rows().entrySet())
                .filteredOn(
                        row -> row.getValue().toLowerCase(java.util.Locale.ROOT).contains("anna")
                                || row.getValue().contains("stranger"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("open", "open-amended", "contradicted", "other");
        assertThat(standing()).isEqualTo(before);

        outboxes.operations().decide("default", "contradicted", Decision.REPLACE, "ours is right");
        outboxes.operations().pause("default", Instant.now().minusSeconds(1));
        awaitRest();
        assertThat(people.forget(PERSON)).isZero();
        assertThat(rows().entrySet())
                .filteredOn(row -> row.getValue().contains("anna"))
                .extracting(Map.Entry::getKey)
                .containsExactly("other");
        assertThat(standing())
                .containsEntry("open", List.of("100"))
                .containsEntry("open-amended", List.of("60"))
                .containsEntry("contradicted", List.of("100"));
    }

    @Test
    void whatComesLaterIsStillUnderstood() {
        for (String order : List.of("paid", "refunded", "part", "early")) {
            outbox.record(sale(order, "100"));
        }
        awaitRest();
        assertThat(people.forget(PERSON)).isZero();

        assertThat(outbox.record(sale("paid", "100"))).isEqualTo(OutboxResult.UNCHANGED);
        outbox.remove("refunded");
        outbox.amend(sale("part", "70"), 3000);
        awaitRest();

        assertThat(standing())
                .containsOnly(
                        Map.entry("paid", List.of("100")),
                        Map.entry("part", List.of("70")),
                        Map.entry("early", List.of("100")));
    }

    @Test
    void itMayRunWhileTheOutboxDelivers() throws InterruptedException {
        partnero.faults()
                .on(Operation.CREATE, Operation.DELETE)
                .randomly(0.1, 1, Fault.LOSE_ANSWER_AFTER_COMMIT)
                .randomly(0.05, 2, Fault.UNAVAILABLE);
        partnero.faults().on(Operation.LIST).randomly(0.3, 3, Fault.UNAVAILABLE);
        AtomicBoolean selling = new AtomicBoolean(true);
        Thread forgetting = new Thread(() -> {
            while (selling.get()) {
                people.forget(PERSON);
            }
        });
        forgetting.start();

        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            orders.add("order-" + i);
            outbox.record(sale("order-" + i, "100"));
            if (i >= 20) {
                outbox.amend(sale("order-" + (i - 20), "70"), 3000);
            }
        }
        partnero.faults().clear();
        awaitRest();
        selling.set(false);
        forgetting.join();

        assertThat(people.forget(PERSON)).isZero();
        assertThat(standing()).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(standing().get("order-" + i)).containsExactly(i < 40 ? "70" : "100");
        }
        assertThat(partnero.service().ledger().stream().map(Transaction::key)).doesNotHaveDuplicates();
    }
}
