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
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
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
            "partnero.retry.max-attempts=1"
        })
class OutboxRecipesTest {

    private static final List<String> TICKETS = new CopyOnWriteArrayList<>();

    @Autowired
    private InMemoryPartnero partnero;

    @Autowired
    private OutboxRecipes.Payments payments;

    @Autowired
    private OutboxRecipes.Registers registers;

    @BeforeEach
    void seed() {
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
        partnero.faults().on(Operation.CREATE).next(Fault.status(422));

        payments.paid("order-3", "customer_456", "99.99");

        await().untilAsserted(() -> assertThat(TICKETS).anyMatch(ticket -> ticket.startsWith("order-3: ")));
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
    @Import({OutboxRecipes.Payments.class, OutboxRecipes.Registers.class})
    static class Application {

        @Bean
        OutboxRecipes.Support support() {
            return new OutboxRecipes.Support(TICKETS::add);
        }
    }
}
