package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static com.partnero.policy.Sales.batch;
import static com.partnero.policy.Sales.recorded;
import static com.partnero.policy.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.CallOptions;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client remembers of the sales that it has sent. */
class SaleWriterTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final Partnero client = client(Duration.ofSeconds(10));

    @Test
    void theSalesOfABatchAreRememberedLikeSingleOnes() {
        NewTransactionBatch batch = NewTransactionBatch.of(Sales.keyless("2"), sale("a", "1"));
        Transaction keyless = recorded("x", "2").toBuilder().key(null).build();
        transport.answer(List.of(keyless, recorded("a", "1"))).rows();

        client.transactions().createAll(batch);

        assertThat(client.transactions().createIfAbsent(sale("a", "1"))).isEqualTo(recorded("a", "1"));
        assertThat(transport.requests).containsExactly("createAll", "list a");
    }

    @Test
    void theSalesOfALostBatchMayStillAppear() {
        transport.fail(Attempts.lost()).fail(Attempts.status(401));
        transport.rows().rows(recorded("b", "1"));

        assertThat(failureOf(() -> client.transactions().createAll(batch("a", "b")))
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);

        assertThat(client.transactions().createIfAbsent(sale("b", "1"))).isEqualTo(recorded("b", "1"));
        assertThat(transport.requests).containsExactly("createAll", "list a", "list b", "list b");
    }

    @Test
    void theSalesOfABatchUnderWayAreNotCreatedByOthers() {
        transport.run(() -> {
            PartneroException failure =
                    failureOf(() -> client.with(CallOptions.none().withDeadline(AT_ONCE))
                            .transactions()
                            .createIfAbsent(sale("b", "1")));
            assertThat(failure).hasMessageContaining("while another call of this client records the key");
            return List.of(recorded("a", "1"), recorded("b", "1"));
        });

        assertThat(client.transactions().createAll(batch("a", "b"))).hasSize(2);

        assertThat(transport.requests).containsExactly("createAll");
    }

    @Test
    void aCreateThatMeetsACreateIfAbsentOfItsKeyNamesTheKeyAndTheRemedy() {
        transport.rows().run(() -> {
            PartneroException failure =
                    failureOf(() -> client.with(CallOptions.none().withDeadline(AT_ONCE))
                            .transactions()
                            .create(SALE));
            assertThat(failure).isInstanceOf(PartneroConflictException.class);
            assertThat(failure.transactionKey()).isEqualTo("order-1042");
            assertThat(failure).hasMessageContaining("TransactionQuery.byKey");
            return RECORDED;
        });

        client.transactions().createIfAbsent(SALE);

        assertThat(transport.requests).containsExactly("list order-1042", "create");
    }

    @Test
    void whatAListHasShownAsDeletedIsNoLongerRemembered() {
        transport.answer(RECORDED);
        transport.rows(RECORDED.toBuilder().deletedAt(Instant.EPOCH).build()).fail(Attempts.status(422));
        transport.rows().answer(RECORDED);

        client.transactions().create(SALE);
        assertThat(failureOf(() -> client.transactions().createIfAbsent(SALE)))
                .isInstanceOf(PartneroValidationException.class);
        client.transactions().createIfAbsent(SALE);

        assertThat(transport.requests.stream().filter("create"::equals)).hasSize(3);
    }

    @Test
    void whatAnUncertainDeleteMayHaveTakenIsNoLongerRemembered() {
        transport.answer(RECORDED).fail(Attempts.status(500)).fail(Attempts.status(403));
        transport.rows().rows(RECORDED);

        client.transactions().create(SALE);
        failureOf(() -> client.transactions().delete("order-1042"));
        client.transactions().createIfAbsent(SALE);

        assertThat(transport.requests)
                .containsExactly(
                        "create", "delete order-1042", "list order-1042", "list order-1042", "list order-1042");
    }

    @Test
    void whileALostSaleMayAppearNothingIsPostedHoweverLittleTimeThereIs() {
        transport.fail(Attempts.lost()).fail(Attempts.status(401)).run(this::emptyAfterAMillisecond);

        failureOf(() -> client.transactions().create(SALE));
        PartneroException failure =
                failureOf(() -> client.with(CallOptions.none().withDeadline(AT_ONCE))
                        .transactions()
                        .createIfAbsent(SALE));

        assertThat(failure).isInstanceOf(PartneroTimeoutException.class);
        assertThat(failure).hasMessageContaining("may still take effect");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.attempts()).isZero();
        assertThat(failure.transactionKey()).isEqualTo("order-1042");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(4_999));
        assertThat(transport.requests).containsExactly("create", "list order-1042", "list order-1042");
    }

    @Test
    void aLostSaleOfALongCallMayAppearForMinutes() {
        Partnero patient = client(Duration.ofMinutes(10));
        transport.fail(Attempts.lost()).fail(Attempts.status(401)).run(this::emptyAfterAMillisecond);

        failureOf(() -> patient.transactions().create(SALE));
        time.pass(Duration.ofMinutes(3));
        PartneroException failure =
                failureOf(() -> patient.with(CallOptions.none().withDeadline(AT_ONCE))
                        .transactions()
                        .createIfAbsent(SALE));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(2).minusMillis(1));
        assertThat(transport.requests).containsOnlyOnce("create");
    }

    @Test
    void waitingForALostSaleEndsWhenItCannotAppearAnyMore() {
        transport.fail(Attempts.lost()).fail(Attempts.status(401));
        transport.rows().rows().answer(RECORDED);

        failureOf(() -> client.transactions().create(SALE));
        time.pass(Duration.ofMillis(4_900));
        client.transactions().createIfAbsent(SALE);

        assertThat(time.pauses).containsExactly(Duration.ofMillis(100));
        assertThat(transport.isDone()).isTrue();
    }

    private Page<Transaction> emptyAfterAMillisecond() {
        time.pass(AT_ONCE);
        return Page.<Transaction>of(List.of(), 1).build();
    }

    private Partnero client(Duration callTimeout) {
        return new ProgramClient(
                transport, Sales.settings(RetryPolicy.defaults(), PartneroObserver.NONE, callTimeout), time);
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }
}
