package com.partnero.examples.recipes.webhook;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.errors.Retry;
import com.partnero.examples.recipes.webhook.PaymentWebhook.Paid;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.junit.PartneroExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table in docs/how-to/payment-webhooks.md, over HTTP. */
@ExtendWith(PartneroExtension.class)
class PaymentWebhookTest {

    private static final Paid PAID = new Paid("payment-7", "customer_456", null, 9999, "USD");

    private final Store store = new Store();
    private final AtomicLong unreferred = new AtomicLong();
    private PartneroEmulator emulator;
    private PartneroService service;
    private Partnero partnero;

    /** The table of the shop, in memory. */
    private static final class Store implements Payments {

        final Map<String, Retry> parked = new HashMap<>();
        final Set<String> refunded = new HashSet<>();
        final Set<String> refundedMeanwhile = new HashSet<>();
        String down;

        @Override
        public boolean isRefunded(String payment) {
            up("isRefunded");
            boolean before = refunded.contains(payment);
            refunded.addAll(refundedMeanwhile);
            return before;
        }

        @Override
        public void setRefunded(String payment) {
            up("setRefunded");
            refunded.add(payment);
        }

        @Override
        public void park(String payment, Paid paid, Retry retry, String why) {
            up("park");
            parked.put(payment, retry);
        }

        @Override
        public void unpark(String payment) {
            up("unpark");
            parked.remove(payment);
        }

        private void up(String method) {
            if (method.equals(down)) {
                throw new IllegalStateException("the database is down");
            }
        }
    }

    @BeforeEach
    void open(PartneroEmulator started) {
        emulator = started;
        service = emulator.service();
        service.addCustomer("customer_123");
        service.addCustomer("customer_456").referredBy("customer_123");
        partnero = RetrofitPartnero.builder()
                .apiKey(emulator.apiKey())
                .baseUrl(emulator.baseUrl())
                .callTimeout(Duration.ofSeconds(4))
                .retry(RetryPolicy.defaults().withBaseDelay(Duration.ofMillis(5)))
                .build();
    }

    @AfterEach
    void close() {
        partnero.close();
    }

    private int paid(Paid paid) {
        return webhook(true).paid(paid).getStatusCode().value();
    }

    private int refunded(String payment) {
        return webhook(true).refunded(payment).getStatusCode().value();
    }

    private PaymentWebhook webhook(boolean processorIsPatient) {
        return new PaymentWebhook(partnero.transactions(), store, unreferred, processorIsPatient);
    }

    private int rows() {
        return service.transactions("payment-7").size();
    }

    @Test
    void whatIsDeliveredTwiceIsRecordedOnce() {
        assertThat(paid(PAID)).isEqualTo(204);
        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(rows()).isEqualTo(1);
        assertThat(store.parked).isEmpty();
    }

    @Test
    void aPaymentThatWasRefundedBeforeItCameIsNotRecorded() {
        assertThat(refunded("payment-7")).isEqualTo(204);

        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(rows()).isZero();
    }

    @Test
    void aPaymentThatComesAgainAfterItsRefundIsNotRecordedAgain() {
        assertThat(paid(PAID)).isEqualTo(204);
        assertThat(refunded("payment-7")).isEqualTo(204);
        assertThat(refunded("payment-7")).isEqualTo(204);

        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(rows()).isZero();
    }

    @Test
    void anUnreferredBuyerIsCountedAndNotDeliveredForEver() {
        service.addCustomer("customer_789");

        assertThat(paid(new Paid("payment-7", "customer_789", null, 500, "USD")))
                .isEqualTo(204);
        assertThat(paid(new Paid("payment-7", "stranger", null, 500, "USD"))).isEqualTo(204);

        assertThat(unreferred).hasValue(2);
        assertThat(store.parked).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void aNewCustomerWhomPartneroKnowsIsSentAsAKnownOne() {
        assertThat(paid(new Paid("payment-7", "customer_456", "joe@example.com", 9999, "USD")))
                .isEqualTo(204);

        assertThat(rows()).isEqualTo(1);
        assertThat(unreferred).hasValue(0);
    }

    @Test
    void anEditedAmountIsParkedForAPerson() {
        paid(PAID);

        assertThat(paid(new Paid("payment-7", "customer_456", null, 7500, "USD")))
                .isEqualTo(204);

        assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.NEVER));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aConvertedAmountIsParkedForAPerson() {
        service.program().convert("EUR", "1.162");
        Paid euros = new Paid("payment-7", "customer_456", null, 9999, "EUR");
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        assertThat(paid(euros)).isEqualTo(204);

        assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.NEVER));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aBuyerWhoseIdTheServiceShowsInAnotherCaseIsTheSame() {
        service.addTransaction(NewTransaction.builder()
                .key("payment-7")
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build());

        assertThat(paid(new Paid("payment-7", "Customer_456", null, 9999, "USD")))
                .isEqualTo(204);
        assertThat(store.parked).isEmpty();
    }

    @Test
    void anyOtherRefusalIsParkedForAPerson() {
        emulator.faults().on(Operation.CREATE).next(Fault.status(400));

        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.NEVER));
    }

    static Stream<Fault> passing() {
        return Stream.of(
                Fault.UNAUTHORIZED,
                Fault.FORBIDDEN,
                Fault.RATE_LIMIT.retryAfter(1),
                Fault.UNAVAILABLE,
                Fault.page(403));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesBeforeAnythingWasSentIsDeliveredAgain(Fault fault) {
        emulator.faults().on(Operation.LIST).always(fault);
        assertThat(paid(PAID)).isEqualTo(503);
        emulator.faults().clear();

        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(rows()).isEqualTo(1);
    }

    static Stream<Fault> unknown() {
        return Stream.of(
                        Fault.LOSE_REQUEST,
                        Fault.SERVER_ERROR,
                        Fault.page(403),
                        Fault.page(422),
                        Fault.answer(409, Map.of("Content-Type", "application/json"), "{\"blocked\":true}"))
                .flatMap(fault -> Stream.of(fault, fault.afterCommit()));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void anUnknownOutcomeIsSettledByTheNextDelivery(Fault fault) {
        emulator.faults().on(Operation.CREATE).next(fault);

        int first = paid(PAID);

        assertThat(first).isIn(204, 503);
        assertThat(paid(PAID)).isEqualTo(204);
        assertThat(rows()).isEqualTo(1);
        assertThat(store.parked).isEmpty();
    }

    @Test
    void aProcessorThatSwitchesOffIsAnsweredAndAJobCallsAgain() {
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);

        for (int delivery = 1; delivery <= 6; delivery++) {
            assertThat(webhook(false).paid(PAID).getStatusCode().value()).isEqualTo(204);
        }

        assertThat(store.parked).isEmpty();
        assertThat(rows()).isEqualTo(1);

        emulator.faults().on(Operation.LIST).always(Fault.UNAVAILABLE);
        Paid later = new Paid("payment-8", "customer_456", null, 100, "USD");
        assertThat(webhook(false).paid(later).getStatusCode().value()).isEqualTo(204);
        assertThat(store.parked).containsExactly(Map.entry("payment-8", Retry.LATER));
        emulator.faults().clear();

        assertThat(webhook(false).paid(later).getStatusCode().value()).isEqualTo(204);
        assertThat(store.parked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"isRefunded", "park", "unpark"})
    void aPaymentIsDeliveredAgainIfTheTableFails(String method) {
        store.down = method;
        if (method.equals("park")) {
            emulator.faults().on(Operation.CREATE).next(Fault.status(400));
        }

        assertThat(paid(PAID)).isEqualTo(503);
        store.down = null;

        assertThat(paid(PAID)).isEqualTo(204);
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"setRefunded", "park", "unpark"})
    void aRefundIsDeliveredAgainIfTheTableFails(String method) {
        paid(PAID);
        store.down = method;
        if (method.equals("park")) {
            emulator.faults().on(Operation.DELETE).next(Fault.page(403));
        }

        assertThat(refunded("payment-7")).isEqualTo(503);
        store.down = null;

        assertThat(refunded("payment-7")).isEqualTo(204);
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsNoSaleAtAllIsParkedForAPerson() {
        for (Paid noSale : List.of(
                new Paid("payment-7", null, null, 9999, "USD"),
                new Paid("payment-7", "customer_456", null, 9999, "ISK"),
                new Paid("payment-7", "customer_456", null, -1, "USD"))) {
            assertThat(paid(noSale)).isEqualTo(204);

            assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.NEVER));
            store.parked.clear();
        }
        assertThat(rows()).isZero();
    }

    @Test
    void anotherCurrencyThanTheProgramsIsParkedForAPerson() {
        partnero.close();
        partnero = RetrofitPartnero.builder()
                .apiKey(emulator.apiKey())
                .baseUrl(emulator.baseUrl())
                .programCurrency("USD")
                .build();

        assertThat(paid(new Paid("payment-7", "customer_456", null, 9999, "EUR")))
                .isEqualTo(204);

        assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.NEVER));
        assertThat(emulator.received()).isEmpty();
    }

    @Test
    void aRefundThatComesWhileItsPaymentIsRecordedTakesItBack() {
        store.refundedMeanwhile.add("payment-7");

        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(rows()).isZero();
    }

    @Test
    void aPaymentThatIsRecordedAfterItsRefundIsTakenBackByTheNextDelivery() {
        refunded("payment-7");
        service.addTransaction(NewTransaction.builder()
                .key("payment-7")
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build());

        assertThat(paid(PAID)).isEqualTo(204);

        assertThat(rows()).isZero();
    }

    @Test
    void whatNobodyHasToActOnIsNoLongerParked() {
        Paid stranger = new Paid("payment-7", "stranger", null, 500, "USD");
        emulator.faults().on(Operation.LIST).always(Fault.UNAVAILABLE);
        webhook(false).paid(stranger);
        assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.LATER));
        emulator.faults().clear();

        webhook(false).paid(stranger);

        assertThat(store.parked).isEmpty();
    }

    @Test
    void aRefundWhoseAnswerIsLostIsParkedForAPerson() {
        paid(PAID);
        emulator.faults().on(Operation.DELETE).next(Fault.page(403));

        assertThat(refunded("payment-7")).isEqualTo(204);

        assertThat(store.parked).containsExactly(Map.entry("payment-7", Retry.NEVER));
    }

    @Test
    void aRefundIsDeliveredAgainWhileNothingWasSent() {
        paid(PAID);
        emulator.faults().on(Operation.DELETE).next(Fault.UNAUTHORIZED);

        assertThat(refunded("payment-7")).isEqualTo(503);
        assertThat(refunded("payment-7")).isEqualTo(204);

        assertThat(rows()).isZero();
    }
}
