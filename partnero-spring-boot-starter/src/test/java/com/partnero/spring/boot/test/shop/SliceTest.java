package com.partnero.spring.boot.test.shop;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.RetryPolicy;
import com.partnero.errors.PartneroServerException;
import com.partnero.spring.boot.test.PartneroTest;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** A slice: the clients, the component that is named, and nothing else of the application. */
@PartneroTest(value = Checkout.class, properties = "partnero.retry.max-attempts=1")
class SliceTest {

    @Autowired
    Checkout checkout;

    @Autowired
    InMemoryPartnero partnero;

    @Autowired
    ApplicationContext context;

    @Test
    void theNamedComponentWorksInMemory() {
        partnero.service().addCustomer("referrer");
        partnero.service().addCustomer("buyer").referredBy("referrer");
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        checkout.pay("order-1042");

        assertThat(partnero).recorded("order-1042").once();
    }

    @Test
    void nothingElseOfTheApplicationIsThere() {
        assertThat(context).isNotInstanceOf(WebApplicationContext.class);
        assertThat(context.getBeanProvider(Newsletter.class).getIfAvailable()).isNull();
        assertThat(context.getBeanProvider(MeterRegistry.class).getIfAvailable())
                .isNull();
        assertThat(context.getBeanProvider(ObservationRegistry.class).getIfAvailable())
                .isNotNull();
    }

    @Test
    void propertiesOfTheSliceCount() {
        partnero.faults().on(Operation.FIND).next(Fault.SERVER_ERROR);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> partnero.transactions().find("order-1042")))
                .isInstanceOf(PartneroServerException.class);
        assertThat(partnero.received())
                .hasSize(1)
                .hasSizeLessThan(RetryPolicy.defaults().maxAttempts());
    }
}
