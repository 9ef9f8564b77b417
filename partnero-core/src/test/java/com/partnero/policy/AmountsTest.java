package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.FoundOrCreated;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.Retry;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a look-up of another amount means, and what is told of a sale that was found. */
class AmountsTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource timing = new ManualTimeSource();

    @Test
    void anAmountInAnotherUnitIsAConflictThatSaysSo() {
        NewTransaction sold = SALE.toBuilder().amount(Amount.of("85.20", "EUR")).build();
        transport.rows(RECORDED).fail(Attempts.lost()).rows(RECORDED);

        PartneroException looked = failureOf(() -> client().transactions().createIfAbsent(sold));
        PartneroException lost = failureOf(() -> client().transactions().create(sold));

        assertThat(looked.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        for (PartneroException failure : List.of(looked, lost)) {
            assertThat(failure)
                    .isInstanceOf(PartneroConflictException.class)
                    .hasMessageContaining("cannot be compared");
            assertThat(failure.recorded()).containsExactly(RECORDED);
            assertThat(failure.retry()).isEqualTo(Retry.NEVER);
        }
    }

    @Test
    void itIsToldWhetherASaleWasThereOrIsRecordedNow() {
        transport.rows(RECORDED).rows().answer(RECORDED).rows();
        Partnero client = client();

        assertThat(client.transactions().findOrCreate(SALE)).isEqualTo(FoundOrCreated.found(RECORDED));
        assertThat(client.transactions().findOrCreate(SALE)).isEqualTo(FoundOrCreated.created(RECORDED));
        assertThat(client.transactions().findOrCreate(SALE).created())
                .as("remembered, and not shown yet")
                .isFalse();
    }

    @Test
    void theMessageEndsWithTheRequestId() {
        transport.fail(AttemptFailedException.answered(ServiceReply.of(422).withRequestId("8f3a-FRA")));
        transport.fail(AttemptFailedException.answered(ServiceReply.of(422).withRequestId("joe@example.com")));
        transport.fail(AttemptFailedException.answered(ServiceReply.of(422).withRequestId("x-order-1042-x")));

        assertThat(failureOf(() -> client().transactions().create(SALE)))
                .hasMessageEndingWith(" Request id: 8f3a-FRA.");
        assertThat(failureOf(() -> client().transactions().create(SALE))).hasMessageNotContaining("joe");
        assertThat(failureOf(() -> client().transactions().create(SALE))).hasMessageNotContaining("order-1042");
    }

    @Test
    void anAmountInAnotherCurrencyThanTheProgramsIsNotSent() {
        Partnero client = PartneroFactory.create(
                transport,
                Sales.settings(RetryPolicy.defaults(), PartneroObserver.NONE, Duration.ofSeconds(10))
                        .withProgramCurrency("USD"));
        NewTransaction euros =
                SALE.toBuilder().key("order-1043").amount(Amount.of("1", "EUR")).build();

        for (Runnable call : List.<Runnable>of(
                () -> client.transactions().create(euros),
                () -> client.transactions().createIfAbsent(euros),
                () -> client.transactions().createAll(NewTransactionBatch.of(SALE, euros)),
                () -> client.balances().credit("c", Amount.of("1", "EUR")))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the amount must be in USD, the program's currency (setting programCurrency), or without a"
                                    + " unit: EUR");
        }
        assertThat(transport.requests).isEmpty();
        transport.answer(RECORDED).answer(true).answer(true);
        client.transactions()
                .create(SALE.toBuilder().amount(Amount.of("99.99", "usd")).build());
        client.balances().credit("c", Amount.of("1", "USD"));
        client.balances().credit("c", Amount.units("100", "points"));
    }

    private Partnero client() {
        return PartneroFactory.create(
                transport,
                Sales.settings(RetryPolicy.defaults(), PartneroObserver.NONE, Duration.ofSeconds(10)),
                timing);
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }
}
