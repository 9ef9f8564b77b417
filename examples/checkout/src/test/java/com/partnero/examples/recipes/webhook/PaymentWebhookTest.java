package com.partnero.examples.recipes.webhook;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.examples.recipes.webhook.PaymentWebhook.Paid;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.junit.PartneroExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The webhook of docs/how-to/payment-webhooks.md does what the page says. */
@ExtendWith(PartneroExtension.class)
class PaymentWebhookTest {

    private final Paid paid = new Paid("payment-7", "customer_456", 9999, "USD");

    @BeforeEach
    void seed(InMemoryPartnero partnero) {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void whatIsDeliveredTwiceIsRecordedOnce(InMemoryPartnero partnero) {
        PaymentWebhook webhook = new PaymentWebhook(partnero.transactions());

        assertThat(webhook.paid(paid).getStatusCode().value()).isEqualTo(204);
        assertThat(webhook.paid(paid).getStatusCode().value()).isEqualTo(204);

        assertThat(partnero).recorded("payment-7").once().withAmount("99.99");
    }

    @Test
    void anUnknownOutcomeIsSettledByTheNextDelivery(InMemoryPartnero partnero) {
        PaymentWebhook webhook = new PaymentWebhook(partnero.transactions());
        partnero.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);

        assertThat(webhook.paid(paid).getStatusCode().value()).isEqualTo(503);
        assertThat(webhook.paid(paid).getStatusCode().value()).isEqualTo(204);

        assertThat(partnero).recorded("payment-7").once();
    }

    @Test
    void aStatusOfAProxyIsNoRefusal(InMemoryPartnero partnero) {
        PaymentWebhook webhook = new PaymentWebhook(partnero.transactions());
        partnero.faults().on(Operation.CREATE).next(Fault.status(499));

        assertThat(webhook.paid(paid).getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void aStrangersPaymentIsNotDeliveredForEver(InMemoryPartnero partnero) {
        PaymentWebhook webhook = new PaymentWebhook(partnero.transactions());

        assertThat(webhook.paid(new Paid("payment-8", "stranger", 500, "USD"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        assertThat(partnero).didNotRecord("payment-8");
    }
}
