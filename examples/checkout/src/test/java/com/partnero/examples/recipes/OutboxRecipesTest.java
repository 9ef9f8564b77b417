package com.partnero.examples.recipes;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import com.partnero.outbox.OutboxResult;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** Every recipe does what its page says. */
@SpringBootTest(
        classes = OutboxRecipesTest.Application.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:recipes",
            "spring.sql.init.schema-locations=classpath:partnero/outbox/h2/R__partnero_outbox.sql,classpath:recipes.sql",
            "partnero.call-timeout=4s",
            "partnero.outbox.settle-window=4s",
            "partnero.outbox.initial-delay=50ms",
            "partnero.outbox.polling=100ms",
            "partnero.outbox.rate=1000",
            "partnero.retry.max-attempts=1"
        })
class OutboxRecipesTest {

    private static final List<String> TICKETS = new CopyOnWriteArrayList<>();

    @Autowired
    private InMemoryPartnero partnero;

    @Autowired
    private OutboxRecipes.Payments payments;

    @Autowired
    private OutboxRecipes.Orders orders;

    @Autowired
    private OutboxRecipes.Registers registers;

    @BeforeEach
    void seed() {
        partnero.faults().clear();
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void whatIsPaidIsDelivered() {
        payments.paid("order-1", "customer_456", "99.99");

        await().untilAsserted(() -> assertThat(partnero).recorded("order-1").once());
    }

    @Test
    void anOrderThatFailsIsNotRecorded() {
        payments.paid("order-2", "customer_456", "99.99");

        assertThatThrownBy(() -> payments.paid("order-2", "customer_456", "5.00"))
                .isInstanceOf(RuntimeException.class);

        await().untilAsserted(() -> assertThat(partnero).recorded("order-2").once());
    }

    @Test
    void supportHearsOfWhatPartneroRefuses() {
        partnero.faults().on(Operation.CREATE).next(Fault.status(400));

        payments.paid("order-3", "customer_456", "99.99");

        await().untilAsserted(() -> assertThat(TICKETS).anyMatch(ticket -> ticket.startsWith("order-3: ")));
    }

    private static OutboxRecipes.Order order(String number, long cents, long version) {
        return new OutboxRecipes.Order(number, "customer_456", cents, Instant.now(), version);
    }

    private void loseAnswers() {
        partnero.faults()
                .on(Operation.CREATE, Operation.DELETE, Operation.CREDIT)
                .randomly(0.3, 7, Fault.LOSE_ANSWER_AFTER_COMMIT);
    }

    private void assertAmounts(String order, String... amounts) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(partnero.service().transactions().stream()
                                .filter(row -> String.valueOf(row.key()).matches(order + "(~\\d+)?"))
                                .map(row -> row.amount().value().setScale(2).toPlainString()))
                        .containsExactly(amounts));
    }

    @Test
    void anOrderIsPaidEditedAndRefundedInParts() {
        loseAnswers();
        OutboxRecipes.Order order = order("life-1", 10_000, 1);

        orders.paid(order);
        orders.paid(order);
        orders.refundedInPart(order, 5_000);
        orders.refundedInPart(order, 3_000);
        orders.paid(order);
        orders.refundedInPart(order, 5_000);

        assertAmounts("life-1", "50.00");
        orders.edited(order("life-2", 10_000, 1));
        orders.edited(order("life-2", 12_000, 2));
        assertAmounts("life-2", "120.00");
    }

    @Test
    void aFullRefundWinsWhenItComesFirstToo() {
        loseAnswers();
        orders.paid(order("full-1", 10_000, 1));
        orders.refundedInFull("full-1");
        orders.refundedInFull("full-2");
        orders.paid(order("full-2", 10_000, 1));

        assertAmounts("full-1");
        assertAmounts("full-2");
    }

    @Test
    void aRenewalAndAFreeTrialAreOrdersOfTheirOwn() {
        loseAnswers();
        orders.renewed(new OutboxRecipes.Invoice("invoice-1", "customer_456", 0, Instant.now()));
        orders.renewed(new OutboxRecipes.Invoice("invoice-2", "customer_456", 990, Instant.now()));

        assertAmounts("invoice-1", "0.00");
        assertAmounts("invoice-2", "9.90");
    }

    @Test
    void anImportIsResumed() {
        loseAnswers();
        List<List<OutboxRecipes.Order>> batches = new ArrayList<>();
        for (int batch = 0; batch < 3; batch++) {
            List<OutboxRecipes.Order> one = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                one.add(order("old-" + batch + "-" + i, 100 + i, 0));
            }
            batches.add(one);
        }
        List<OutboxResult> results = new ArrayList<>();

        orders.importOld(batches.subList(0, 2).iterator(), progress -> results.addAll(progress.values()));
        orders.importOld(batches.iterator(), progress -> results.addAll(progress.values()));

        assertThat(results).hasSize(100);
        assertThat(results).filteredOn(OutboxResult.STORED::equals).hasSize(60);
        assertThat(results).filteredOn(OutboxResult.UNCHANGED::equals).hasSize(40);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(partnero.service().transactions().stream()
                                .filter(row -> String.valueOf(row.key()).startsWith("old-")))
                        .hasSize(60));
    }

    @Test
    void aCreditIsWrittenOnce() {
        orders.goodwill("goodwill-1", "customer_456", "5");
        orders.goodwill("goodwill-1", "customer_456", "5");

        await().untilAsserted(() -> assertThat(partnero.service().credits()).hasSize(1));
    }

    @Test
    void aRetryLeavesAloneWhatMayHaveBeenCarriedOut() {
        partnero.faults().on(Operation.CREATE).next(Fault.RATE_LIMIT).then(Fault.LOSE_REQUEST);
        NewTransaction sale = NewTransaction.builder()
                .key("order-4")
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("customer_456"))
                .build();

        assertThatThrownBy(() -> registers.sold(sale)).isInstanceOf(PartneroException.class);

        assertThat(partnero.received().stream().filter(Operation.CREATE::equals))
                .as("after the refusal once more, after the loss not again")
                .hasSize(2);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableResilientMethods
    @Import({OutboxRecipes.Payments.class, OutboxRecipes.Orders.class, OutboxRecipes.Registers.class})
    static class Application {

        @Bean
        OutboxRecipes.Support support() {
            return new OutboxRecipes.Support(TICKETS::add);
        }
    }
}
