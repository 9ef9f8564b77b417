package com.partnero.policy;

import static com.partnero.policy.Sales.batch;
import static com.partnero.policy.Sales.keyless;
import static com.partnero.policy.Sales.recorded;
import static com.partnero.policy.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.Retry;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchLookUpTest {

    private final ScriptedTransport transport = new ScriptedTransport();

    @Test
    void anAnswerIsAcceptedIfItHasEverySaleOnceAndNoOther() throws AttemptFailedException {
        assertThat(accepts(batch("a", "b"), row("b"), row("a"))).isTrue();
        assertThat(accepts(batch("a", "b"), row("a"))).isFalse();
        assertThat(accepts(batch("a", "b"), row("a"), row("b"), row("b"))).isFalse();
        assertThat(accepts(batch("a", "b"), row("a"), row("b"), row("x"))).isFalse();
        assertThat(accepts(batch("a", "b"), row("a"), row("b"), row(null))).isFalse();
    }

    @Test
    void salesWithoutAKeyAreAnsweredInTheirOrder() throws AttemptFailedException {
        NewTransactionBatch batch = NewTransactionBatch.of(keyless("1"), sale("a", "1"), keyless("2"));
        Transaction one = recorded("x", "1").toBuilder().key(null).build();
        Transaction two = recorded("x", "2").toBuilder().key(null).build();
        BatchLookUp lookUp = new BatchLookUp(transport, batch, Instant.EPOCH);

        assertThat(lookUp.accept(List.of(two, row("a"), one), AnswerBudget.unlimited()))
                .isTrue();

        assertThat(lookUp.recorded()).containsExactly(one, row("a"), two);
    }

    @Test
    void aBatchWithAnOpenSaleWithoutAKeyIsForAPerson() {
        NewTransactionBatch batch = NewTransactionBatch.of(sale("a", "1"), keyless("2"));
        ProgramClient client = client(RetryPolicy.none());
        transport.fail(Attempts.lost()).rows(row("a"));

        PartneroException failure = catchThrowableOfType(
                PartneroException.class, () -> client.transactions().createAll(batch));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.retry()).isEqualTo(Retry.NEVER);
        assertThat(failure.recorded()).extracting(Transaction::key).containsExactly("a");
        assertThat(failure).hasMessageContaining("Those without a key cannot be looked up");
    }

    @Test
    void aBatchWhoseSalesWithoutAKeyAreSettledIsLookedAtFirst() {
        NewTransactionBatch batch = NewTransactionBatch.of(sale("a", "1"), keyless("2"));
        ProgramClient client = client(RetryPolicy.none());
        Transaction two = recorded("x", "2").toBuilder().key(null).build();
        transport.answer(List.of(two)).rows();

        PartneroException failure = catchThrowableOfType(
                PartneroException.class, () -> client.transactions().createAll(batch));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.retry()).isEqualTo(Retry.LOOK_FIRST);
        assertThat(failure.recorded()).containsExactly(two);
        assertThat(failure).hasMessageNotContaining("without a key");
    }

    @Test
    void aFewSalesAreLookedUpOneByOne() {
        transport.fail(Attempts.lost()).rows(row("a")).rows(row("b")).rows(row("c"));

        assertThat(createAll("a", "b", "c")).hasSize(3);

        assertThat(transport.requests).containsExactly("createAll", "list a", "list b", "list c");
    }

    @Test
    void moreSalesAreLookedUpByPagesUntilAllAreFound() {
        transport.fail(Attempts.lost());
        transport.answer(page(row("c"), row("d"))).answer(page(row("d"), row("b"), row("a")));

        assertThat(createAll("a", "b", "c", "d"))
                .extracting(Transaction::key)
                .as("a row that moved to the next page meanwhile is one row")
                .containsExactly("a", "b", "c", "d");

        assertThat(transport.requests).containsExactly("createAll", "list page 1", "list page 2");
    }

    @Test
    void severalRowsOfOneKeyOnThePagesAreNotTheSale() {
        transport.fail(Attempts.lost());
        transport
                .answer(page(row("a"), row("b"), row("c"), recorded("a", "2")))
                .answer(page())
                .answer(page(row("d")));

        PartneroException failure = failureOf("a", "b", "c", "d");

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.recorded()).extracting(Transaction::key).containsExactly("b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "100, 3", "101, 4", "200, 4", "201, 5"})
    void twoPagesMoreAreReadThanTheSalesFill(int sales, int pages) {
        String[] keys = IntStream.range(0, sales).mapToObj(i -> "order-" + i).toArray(String[]::new);
        transport.fail(Attempts.lost());
        for (int i = 0; i < pages; i++) {
            transport.answer(page(row("other")));
        }

        assertThat(failureOf(keys).outcome()).isEqualTo(Outcome.UNKNOWN);

        assertThat(transport.requests).hasSize(1 + pages);
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void anotherSaleUnderOneOfTheKeysIsNotLookedForAgain() {
        transport.fail(Attempts.lost()).rows(recorded("a", "2")).rows(row("b"));

        PartneroException failure = catchThrowableOfType(
                PartneroException.class,
                () -> client(RetryPolicy.defaults()).transactions().createAll(batch("a", "b")));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.recorded()).extracting(Transaction::key).containsExactly("b");
        assertThat(transport.requests).containsExactly("createAll", "list a", "list b");
    }

    @Test
    void manySalesWithoutAKeyAreMatchedInOneGoThrough() throws AttemptFailedException {
        int size = 20_000;
        List<NewTransaction> sales = new ArrayList<>();
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sales.add(keyless((size - i) + ".333"));
            rows.add(row(null).toBuilder()
                    .amount(Amount.of((i + 1) + ".33", "USD"))
                    .build());
        }
        BatchLookUp lookUp = new BatchLookUp(transport, NewTransactionBatch.of(sales), Instant.EPOCH);

        assertThat(lookUp.accept(rows, AnswerBudget.unlimited())).isTrue();

        Collections.reverse(rows);
        assertThat(lookUp.recorded()).isEqualTo(rows);
    }

    @Test
    void amountsThatTheServiceHasConvertedAreMatchedInTheOrderOfTheBatch() throws AttemptFailedException {
        NewTransactionBatch batch = NewTransactionBatch.of(keylessIn("EUR", "1"), keylessIn("EUR", "2"));
        Transaction one = row(null).toBuilder().amount(Amount.of("1.1", "USD")).build();
        Transaction two = row(null).toBuilder().amount(Amount.of("2.2", "USD")).build();
        BatchLookUp lookUp = new BatchLookUp(transport, batch, Instant.EPOCH);

        assertThat(lookUp.accept(List.of(one, two), AnswerBudget.unlimited())).isTrue();
        assertThat(lookUp.recorded()).containsExactly(one, two);
    }

    @Test
    void matchingEndsWithAnInterrupt() {
        String[] keys = IntStream.range(0, 5_000).mapToObj(i -> "order-" + i).toArray(String[]::new);
        AnswerBudget budget = AttemptContext.of(Duration.ofSeconds(9), ApiKey.of("k"), Map.of(), CallObserver.NONE)
                .budget();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new BatchLookUp(transport, batch(keys), Instant.EPOCH).accept(List.of(), budget))
                    .isInstanceOfSatisfying(
                            AttemptFailedException.class,
                            failure ->
                                    assertThat(failure.reason()).isEqualTo(AttemptFailedException.Reason.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static NewTransaction keylessIn(String currency, String amount) {
        return NewTransaction.builder()
                .withoutKey()
                .amount(Amount.of(amount, currency))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    private boolean accepts(NewTransactionBatch batch, Transaction... answer) throws AttemptFailedException {
        return new BatchLookUp(transport, batch, Instant.EPOCH).accept(Arrays.asList(answer), AnswerBudget.unlimited());
    }

    private List<Transaction> createAll(String... keys) {
        return client(RetryPolicy.none()).transactions().createAll(batch(keys));
    }

    private PartneroException failureOf(String... keys) {
        return catchThrowableOfType(PartneroException.class, () -> createAll(keys));
    }

    private ProgramClient client(RetryPolicy retry) {
        return new ProgramClient(
                transport,
                Sales.settings(retry, PartneroObserver.NONE, Duration.ofSeconds(10)),
                new ManualTimeSource());
    }

    private static Transaction row(String key) {
        return recorded("x", "1").toBuilder().key(key).build();
    }

    /** One of many pages. */
    private static Page<Transaction> page(Transaction... rows) {
        return Page.of(List.of(rows), 1).hasNext(true).build();
    }
}
