package com.partnero.spring.boot.test;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.spring.boot.PartneroProbe;
import com.partnero.spring.boot.test.shop.Checkout;
import com.partnero.spring.boot.test.shop.ShopApplication;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** A test of an application as its author writes it: no key, no network, no word of configuration. */
@SpringBootTest(classes = ShopApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class InMemoryTest {

    @Autowired
    Checkout checkout;

    @Autowired
    InMemoryPartnero partnero;

    @Autowired
    ApplicationContext context;

    @BeforeEach
    void seed() {
        partnero.service().addCustomer("referrer");
        partnero.service().addCustomer("buyer").referredBy("referrer");
    }

    @Test
    void aSaleIsRecordedInMemory() {
        checkout.pay("order-1042");

        assertThat(partnero).recorded("order-1042").once().forBuyer("buyer");
    }

    @Test
    void aLostAnswerIsVerified() {
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        assertThat(checkout.pay("order-1042").isVerified()).isTrue();
        assertThat(partnero).recorded("order-1042").once();
        assertThat(partnero).received(Operation.CREATE, Operation.LIST);
    }

    /** Each run would find the sales and faults of the one before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyTestBeginsWithAnEmptyProgram(int run) {
        assertThat(partnero.received()).isEmpty();
        assertThat(partnero.faults().planned()).isEmpty();

        checkout.pay("order-1042");
        partnero.faults().next(Fault.SERVER_ERROR);

        assertThat(partnero).recorded("order-1042").once();
    }

    @Test
    void thereIsOneClientUnderAllItsTypes() {
        assertThat(context.getBeanNamesForType(Partnero.class)).containsExactly("partnero");
        assertThat(context.getBean(Partnero.class)).isSameAs(partnero);
        assertThat(context.getBean(PartneroTransactions.class)).isSameAs(partnero.transactions());
        assertThat(context.getBean(PartneroBalances.class)).isSameAs(partnero.balances());
    }

    @Test
    void metricsAndHealthKeepCounting() {
        checkout.pay("order-1042");

        assertThat(context.getBean(MeterRegistry.class)
                        .get("partnero.client.call")
                        .tag("operation", "transactions.create")
                        .timer()
                        .count())
                .isPositive();
        assertThat(context.getBean("partneroHealthIndicator", HealthIndicator.class)
                        .health()
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void aProbeReachesTheServiceInMemory() {
        PartneroProbe.Result result = context.getBean(PartneroProbe.class).probe("default");

        assertThat(result.reachable()).isTrue();
    }
}
