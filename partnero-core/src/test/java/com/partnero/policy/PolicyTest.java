package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static com.partnero.policy.Sales.batch;
import static com.partnero.policy.Sales.keyless;
import static com.partnero.policy.Sales.recorded;
import static com.partnero.policy.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.CallOptions;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.errors.Retry;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientState;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource timing = new ManualTimeSource();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void aThreadThatMustNotWaitIsRefusedBeforeAnythingHappens() {
        transport.threadCheck = () -> {
            throw new IllegalStateException("not here");
        };

        assertThatThrownBy(() -> client().transactions().create(SALE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not here");

        assertThat(transport.requests).isEmpty();
        assertThat(seen).isEmpty();
    }

    @Test
    void optionsApplyToTheCallsMadeWithThem() {
        List<String> answers = new ArrayList<>();
        Partnero client = client();
        Partnero hurried = client.with(CallOptions.none()
                .withDeadline(Duration.ofSeconds(1))
                .withHeader("X-Correlation-Id", "17")
                .withAnswerListener((status, requestId) -> {
                    answers.add(status + " " + requestId);
                    throw new IllegalStateException("dropped");
                }));
        transport.onAttempt = context -> {
            assertThat(context.headers()).containsEntry("X-Correlation-Id", "17");
            context.answered(200, "r-1");
        };
        transport.answer(RECORDED);

        hurried.transactions().create(SALE);

        assertThat(answers).containsExactly("200 r-1");
        assertThat(transport.timesLeft.get(0)).isEqualTo(Duration.ofMillis(800));

        transport.onAttempt = context -> assertThat(context.headers()).isEmpty();
        transport.answer(RECORDED);
        client.transactions().create(SALE);
        assertThat(transport.timesLeft.get(1)).isEqualTo(Duration.ofSeconds(8));

        hurried.close();
        assertThat(failureOf(() -> client.transactions().create(SALE))).isInstanceOf(PartneroClosedException.class);
    }

    @Test
    void optionsTakeNoHeaderOfTheLibrarysOwn() {
        for (String name : List.of("Authorization", "host", "Content-Length", "a b", "", "a:b")) {
            assertThatThrownBy(() -> CallOptions.none().withHeader(name, "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> CallOptions.none().withHeader("X-A", "a\r\nb"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CallOptions.none().withHeader("X-A", "s3cret")).asString().doesNotContain("s3cret");
    }

    @Test
    void anAnsweredCreateIsOneRequest() {
        transport.answer(RECORDED);

        Transaction made = client().transactions().create(SALE);

        assertThat(made).isEqualTo(RECORDED);
        assertThat(made.isVerified()).isFalse();
        assertThat(transport.requests).containsExactly("create");
    }

    @Test
    void aRequestThatWasNeverSentIsSentAgain() {
        transport.fail(Attempts.notSent()).fail(Attempts.notSent()).answer(RECORDED);

        client().transactions().create(SALE);

        assertThat(transport.requests).containsExactly("create", "create", "create");
        assertThat(timing.pauses).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    @Test
    void afterThreeAttemptsTheCallFailsAndNothingWasChanged() {
        transport.fail(Attempts.notSent()).fail(Attempts.notSent()).fail(Attempts.notSent());

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroNotSentException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(failure.transactionKey()).isEqualTo("order-1042");
        assertThat(failure.operation()).isEqualTo(Operation.CREATE);
        assertThat(failure).hasMessageNotContaining("order-1042").hasNoCause();
    }

    @Test
    void aLostAnswerIsLookedUpAndNotSentAgain() {
        transport.fail(Attempts.lost()).rows(RECORDED);

        Transaction made = client().transactions().create(SALE);

        assertThat(made).isEqualTo(RECORDED);
        assertThat(made.isVerified()).isTrue();
        assertThat(transport.requests).containsExactly("create", "list order-1042");
    }

    @Test
    void aLostSaleThatCannotBeFoundIsLookedForAsOftenAsAllowedAndThenUnknown() {
        transport.fail(Attempts.status(500)).rows().rows().rows();

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroServerException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure).hasMessageContaining("may have been recorded").hasMessageContaining("createIfAbsent");
        assertThat(transport.requests)
                .containsExactly("create", "list order-1042", "list order-1042", "list order-1042");
        assertThat(timing.pauses).hasSize(2).isSorted();
        assertThat(timing.pauses.get(0)).isBetween(Duration.ofMillis(333), Duration.ofMillis(334));
        assertThat(timing.pauses.get(1)).isBetween(Duration.ofMillis(666), Duration.ofMillis(667));
    }

    @Test
    void aSaleThatAppearsLateIsFound() {
        transport.fail(Attempts.timedOut()).rows().rows(RECORDED);

        assertThat(client().transactions().create(SALE).isVerified()).isTrue();
    }

    @Test
    void otherRowsUnderTheKeyAreAConflict() {
        transport.fail(Attempts.lost()).rows(recorded("order-1042", "12.00"));

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroConflictException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void severalRowsUnderTheKeyAreAConflictEvenIfTheyAreTheSame() {
        transport.fail(Attempts.lost()).rows(RECORDED, RECORDED);

        assertThat(failureOf(() -> client().transactions().create(SALE))).isInstanceOf(PartneroConflictException.class);
    }

    @Test
    void deletedRowsAndRowsWithOtherKeysAreNotTheSale() {
        Transaction deleted =
                RECORDED.toBuilder().deletedAt(Instant.ofEpochSecond(1)).build();
        transport
                .fail(Attempts.lost())
                .rows(recorded("order-1043", "99.99"), deleted)
                .rows(RECORDED);

        assertThat(client().transactions().create(SALE).isVerified()).isTrue();
        assertThat(transport.requests).hasSize(3);
    }

    @Test
    void anAnswerAboutAnotherSaleIsLookedUp() {
        for (Transaction other : List.of(
                recorded("order-1043", "99.99"),
                recorded("order-1042", "1.00"),
                RECORDED.toBuilder().key(null).build(),
                RECORDED.toBuilder().deletedAt(Instant.EPOCH).build(),
                RECORDED.toBuilder().buyer("customer_457").build())) {
            transport.answer(other).rows(RECORDED);

            Transaction made = client().transactions().create(SALE);

            assertThat(made).isEqualTo(RECORDED);
            assertThat(made.isVerified()).isTrue();
        }
        assertThat(transport.requests.stream().filter("create"::equals)).hasSize(5);
    }

    @Test
    void anAnswerAboutAnotherTransactionOrCustomerIsNoAnswer() {
        for (int i = 0; i < 3; i++) {
            transport.answer(RECORDED);
        }
        for (int i = 0; i < 3; i++) {
            transport.answer(CustomerBalance.builder()
                    .customer(CustomerProfile.builder().id("customer_2").build())
                    .build());
        }

        assertThat(failureOf(() -> client().transactions().find("order-1043")))
                .isInstanceOf(PartneroProtocolException.class);
        assertThat(failureOf(() -> client().balances().get("customer_1")))
                .isInstanceOf(PartneroProtocolException.class);
    }

    @Test
    void aKeyWithASlashIsFoundInAListThatFilters() {
        Transaction row = recorded("a/b", "1");
        transport.rows(row).rows().rows(RECORDED).rows(RECORDED).rows(RECORDED);

        assertThat(client().transactions().find("a/b")).contains(row);
        assertThat(client().transactions().find("a/b")).isEmpty();
        assertThat(failureOf(() -> client().transactions().find("a/b")))
                .isInstanceOf(PartneroProtocolException.class)
                .hasMessageContaining("not filtered by key");
        for (int i = 0; i < 3; i++) {
            transport.rows(recorded("A/b", "1"));
        }
        assertThat(failureOf(() -> client().transactions().find("a/b")))
                .isInstanceOf(PartneroProtocolException.class)
                .hasMessageContaining("another transaction");
    }

    @Test
    void aKeyThatBeginsWithASlashIsFoundInAListToo() {
        Transaction row = recorded("/a", "1");
        transport.rows(row);

        assertThat(client().transactions().find("/a")).contains(row);

        assertThat(transport.requests).containsExactly("list /a");
    }

    @Test
    void aPageHasTheServicesNumberOrElseTheRequestedOne() {
        transport
                .answer(Page.of(List.of(RECORDED), 0).build())
                .answer(Page.of(List.of(RECORDED), 1).build());

        TransactionQuery third = TransactionQuery.all().withPage(3);

        assertThat(client().transactions().list(third).number()).isEqualTo(3);
        assertThat(client().transactions().list(third).number()).isEqualTo(1);
    }

    @Test
    void inAnOutageLookUpsStopEarlyUntilTheServiceAnswersOneAgain() {
        Partnero client = client();
        List<Integer> requests = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            int before = transport.requests.size();
            for (int i = 0; i < 10; i++) {
                transport.fail(Attempts.status(503));
            }
            assertThat(failureOf(() -> client.transactions().create(SALE)).outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            requests.add(transport.requests.size() - before);
            transport.clear();
        }

        assertThat(requests.get(0)).isGreaterThan(5);
        assertThat(requests.get(7)).isEqualTo(2);

        transport.fail(Attempts.lost()).rows(RECORDED);
        client.transactions().create(SALE);
        transport
                .fail(Attempts.lost())
                .fail(Attempts.status(503))
                .fail(Attempts.status(503))
                .rows(RECORDED);
        assertThat(client.transactions().create(SALE).isVerified()).isTrue();
    }

    @Test
    void aLookUpThatFailsIsRepeatedEvenIfTheQuotaIsEmpty() {
        transport
                .fail(Attempts.lost())
                .fail(Attempts.status(503))
                .fail(Attempts.lost())
                .rows(RECORDED);

        Transaction made =
                client(RetryPolicy.defaults().withQuota(0, 1)).transactions().create(SALE);

        assertThat(made.isVerified()).isTrue();
    }

    @Test
    void aLookUpThatCannotBeMadeLeavesTheOutcomeUnknown() {
        transport
                .fail(Attempts.lost())
                .fail(Attempts.status(503))
                .fail(Attempts.status(503))
                .fail(Attempts.status(401));

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroConnectionLostException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aSaleWithoutKeyIsNeitherLookedUpNorSentAgain() {
        NewTransaction keyless = keyless("1");
        transport.fail(Attempts.timedOut());

        PartneroException failure = failureOf(() -> client().transactions().create(keyless));

        assertThat(failure).isInstanceOf(PartneroTimeoutException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.transactionKey()).isNull();
        assertThat(failure).hasMessageContaining("no key");
        assertThat(transport.requests).containsExactly("create");
    }

    @Test
    void aCreditIsSentOnceWhateverHappens() {
        transport.fail(Attempts.status(503));

        PartneroException failure =
                failureOf(() -> client().balances().credit("customer_123", Amount.of("100", "USD")));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.operation()).isEqualTo(Operation.CREDIT);
        assertThat(failure).hasMessageContaining("Read the balance").hasMessageNotContaining("customer_123");
        assertThat(transport.requests).containsExactly("credit");
    }

    @Test
    void aCreditThatWasRefusedForTooManyRequestsIsSentAgain() {
        transport.fail(Attempts.status(429)).answer(true);

        client().balances().credit("customer_123", Amount.of("100", "USD"));

        assertThat(transport.requests).containsExactly("credit", "credit");
        assertThat(timing.pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void theServicesWishToWaitIsObeyedIfItFitsIntoTheDeadline() {
        transport.fail(Attempts.status(429, Duration.ofSeconds(3))).answer(RECORDED);

        client().transactions().create(SALE);

        assertThat(timing.pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aWishToWaitNothingDoesNotMakeTheClientHammer() {
        transport.fail(Attempts.status(429, Duration.ZERO)).answer(RECORDED);

        client().transactions().create(SALE);

        assertThat(timing.pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aWaitLongerThanTheDeadlineIsReportedAtOnce() {
        transport.fail(Attempts.status(429, Duration.ofSeconds(100_000)));

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroRateLimitedException.class);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(100_000));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(timing.pauses).isEmpty();
    }

    @Test
    void theLastFifthOfTheDeadlineIsKeptForTheLookUp() {
        transport
                .run(() -> {
                    timing.pass(Duration.ofSeconds(8));
                    throw Attempts.timedOut();
                })
                .rows(RECORDED);

        client().transactions().create(SALE);

        assertThat(transport.timesLeft).containsExactly(Duration.ofSeconds(8), Duration.ofSeconds(2));
    }

    @Test
    void aCreditMayUseTheWholeDeadline() {
        transport.answer(true);

        client().balances().credit("customer_123", Amount.of("100", "USD"));

        assertThat(transport.timesLeft).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void nothingIsSentAfterTheDeadline() {
        transport.run(() -> {
            timing.pass(Duration.ofSeconds(11));
            throw Attempts.notSent();
        });

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void anEmptyQuotaStopsRetries() {
        Partnero client = client(RetryPolicy.defaults().withQuota(14, 14));
        transport.fail(Attempts.status(503)).fail(Attempts.status(503));

        failureOf(() -> client.transactions().find("a"));

        assertThat(transport.requests).containsExactly("fetch a", "fetch a");
    }

    @Test
    void successFillsTheQuotaAgain() {
        Partnero client = client(RetryPolicy.defaults().withQuota(14, 14));
        transport.fail(Attempts.status(503)).answer(RECORDED);
        transport.fail(Attempts.status(503)).answer(RECORDED);

        client.transactions().find("order-1042");
        client.transactions().find("order-1042");

        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void eachRefusalHasItsOwnException() {
        transport.fail(AttemptFailedException.answered(ServiceReply.of(422)
                .withRequestId("req-1")
                .withMessage("The given data was invalid for joe@example.com.")
                .withFieldErrors(java.util.Map.of("customer.id", List.of("unknown joe@example.com")))));

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroValidationException.class);
        assertThat(failure).hasMessageContaining("customer.id").hasMessageNotContaining("joe@");
        assertThat(failure.fieldErrors()).containsEntry("customer.id", List.of("unknown joe@example.com"));
        assertThat(failure.serviceMessage()).contains("joe@example.com");
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(failure.toString()).doesNotContain("joe@");
    }

    @Test
    void aTransportThatBreaksMayHaveSentTheRequest() {
        transport.run(() -> {
            throw new IllegalStateException("joe@example.com");
        });
        transport.rows(RECORDED);

        assertThat(client().transactions().create(SALE).isVerified()).isTrue();
    }

    @Test
    void aDeleteWhoseAnswerIsLostIsDoneIfThreeLooksFindNothing() {
        transport.fail(Attempts.lost()).rows().rows().rows();
        transport.fail(Attempts.lost()).rows().rows().rows();

        client().transactions().delete("order-1042");
        assertThat(transport.requests)
                .containsExactly("delete order-1042", "list order-1042", "list order-1042", "list order-1042");
        assertThat(client().transactions().deleteIfExists("order-1042")).isTrue();
    }

    @Test
    void aDeleteWhoseListLagsIsNotDone() {
        transport
                .fail(Attempts.status(500))
                .rows()
                .rows()
                .rows(RECORDED)
                .rows(RECORDED)
                .rows(RECORDED);

        assertThat(failureOf(() -> client().transactions().delete("order-1042")).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(transport.requests).containsOnlyOnce("delete order-1042");
    }

    @Test
    void aDeleteThatTakesEffectAfterTheFirstLookIsDone() {
        transport.fail(Attempts.timedOut()).rows(RECORDED).rows().rows().rows();

        client().transactions().delete("order-1042");

        assertThat(transport.requests).containsOnlyOnce("delete order-1042");
    }

    @Test
    void whatProvesNothingIsNoProofThatATransactionIsGone() {
        for (Page<Transaction> nothing : List.of(
                Page.of(List.of(recorded("other", "1")), 1).build(),
                Page.of(List.of(RECORDED.toBuilder().key(null).build()), 1).build(),
                Page.of(List.<Transaction>of(), 1).hasNext(true).build())) {
            transport.fail(Attempts.status(500));
            for (int look = 0; look < 5; look++) {
                transport.answer(nothing);
            }

            assertThat(failureOf(() -> client().transactions().delete("order-1042"))
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aRowWithTheKeyInAnotherCaseIsSomething() {
        transport.fail(Attempts.status(500)).rows(recorded("ORDER-1042", "99.99"));

        assertThat(failureOf(() -> client().transactions().delete("order-1042")).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aDeleteIsNotSentAgainWhileOneRowIsLeftBecauseThatMayBeAnotherSale() {
        transport
                .fail(Attempts.lost())
                .rows(RECORDED)
                .rows(RECORDED)
                .rows(RECORDED)
                .rows(RECORDED)
                .rows(RECORDED);

        PartneroException failure = failureOf(() -> client().transactions().delete("order-1042"));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transport.requests).containsOnlyOnce("delete order-1042");
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aSecondDeleteThatCouldTakeASecondSaleIsNotSent() {
        transport.fail(Attempts.lost()).rows(RECORDED, RECORDED);

        PartneroException failure = failureOf(() -> client().transactions().delete("order-1042"));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure).hasMessageContaining("List it by its key");
    }

    @Test
    void deletingWhatIsNotThereIsNotFoundOrFalse() {
        transport.fail(Attempts.status(404)).rows().fail(Attempts.status(404)).rows();

        assertThatThrownBy(() -> client().transactions().delete("order-1042"))
                .isInstanceOf(PartneroNotFoundException.class);
        assertThat(client().transactions().deleteIfExists("order-1042")).isFalse();
        assertThat(transport.requests)
                .containsExactly("delete order-1042", "list order-1042", "delete order-1042", "list order-1042");
    }

    @Test
    void aNotFoundThatTheListDoesNotConfirmIsNoAnswer() {
        transport.fail(Attempts.status(404)).rows(RECORDED);
        transport.fail(Attempts.status(404)).rows(recorded("other", "1"));
        transport.fail(Attempts.status(404)).fail(Attempts.status(404));

        for (String told :
                List.of("shows a transaction with this key", "is not filtered by key", "list of transactions too")) {
            PartneroException failure = failureOf(() -> client().transactions().deleteIfExists("order-1042"));

            assertThat(failure).isInstanceOf(PartneroProtocolException.class).hasMessageContaining(told);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(failure.retry()).isEqualTo(Retry.LATER);
            assertThat(failure.status()).isEqualTo(404);
        }
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aForeignNotFoundIsALostAnswerForADelete() {
        transport.fail(Attempts.foreign(404)).rows().rows().rows();

        client().transactions().delete("order-1042");

        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aClientNeedsNoTimeSourceOfATest() {
        transport.answer(RECORDED);

        Partnero client = PartneroFactory.create(
                transport, Sales.settings(RetryPolicy.defaults(), PartneroObserver.NONE, Duration.ofSeconds(10)));

        assertThat(client.transactions().find("order-1042")).contains(RECORDED);
        assertThat(transport.timesLeft.get(0)).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
    }

    @Test
    void findingNothingIsAnAnswer() {
        for (AttemptFailedException notFound : List.of(Attempts.status(404), Attempts.foreign(404))) {
            transport.fail(notFound).rows();

            assertThat(client().transactions().find("order-1042")).isEmpty();
        }
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void whatTheListShowsIsFoundAlthoughTheFetchSaysNotFound() {
        transport.fail(Attempts.foreign(404)).rows(RECORDED);

        assertThat(client().transactions().find("order-1042")).contains(RECORDED);
    }

    @Test
    void anAddressWhereNotEvenAListIsFoundIsWrong() {
        transport.fail(Attempts.foreign(404)).fail(Attempts.status(404));

        PartneroException failure = failureOf(() -> client().transactions().find("order-1042"));

        assertThat(failure)
                .isInstanceOf(PartneroProtocolException.class)
                .hasMessageContaining("HTTP 404, for the list of transactions too");
    }

    @Test
    void whatIsFoundIsReturned() {
        CustomerBalance balance = CustomerBalance.builder()
                .currency(List.of(Amount.of("39.998", "USD")))
                .build();
        transport.answer(RECORDED).answer(balance).answer(true).answer(true);

        assertThat(client().transactions().find("order-1042")).contains(RECORDED);
        assertThat(client().balances().get("customer_123")).isSameAs(balance);
        assertThat(client().transactions().deleteIfExists("order-1042")).isTrue();
        client().transactions().delete("order-1042");
    }

    @Test
    void aKeylessSaleThatIsAnsweredIsReturned() {
        transport.answer(RECORDED);

        assertThat(client().transactions().create(keyless("99.99"))).isEqualTo(RECORDED);
    }

    @Test
    void everyRefusalHasItsException() {
        Map<Integer, Class<? extends PartneroException>> kinds = Map.of(
                400, PartneroValidationException.class,
                401, PartneroAuthenticationException.class,
                403, PartneroAuthenticationException.class,
                404, PartneroNotFoundException.class,
                409, PartneroConflictException.class,
                422, PartneroValidationException.class,
                405, PartneroValidationException.class);
        kinds.forEach((status, kind) -> {
            transport.fail(Attempts.status(status));

            PartneroException failure = failureOf(() -> client().balances().credit("c", Amount.of("1", "USD")));

            assertThat(failure).isExactlyInstanceOf(kind).hasMessageContaining("HTTP " + status);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        });
        for (int status : new int[] {408, 500, 503}) {
            transport.fail(Attempts.status(status));

            assertThat(failureOf(() -> client().balances().credit("c", Amount.of("1", "USD"))))
                    .isExactlyInstanceOf(PartneroServerException.class);
        }
        transport.fail(Attempts.unusable());
        assertThat(failureOf(() -> client().balances().credit("c", Amount.of("1", "USD"))))
                .isExactlyInstanceOf(PartneroProtocolException.class);
    }

    @Test
    void theObserverIsGivenTheQuota() {
        List<IntSupplier> quota = new ArrayList<>();
        PartneroObserver observer = new PartneroObserver() {
            @Override
            public CallObserver callStarted(Operation operation) {
                return CallObserver.NONE;
            }

            @Override
            public void clientCreated(ClientState state) {
                quota.add(state::retryQuota);
            }
        };
        transport.fail(Attempts.status(503)).fail(Attempts.status(401));

        Partnero client = client(RetryPolicy.defaults(), observer);
        failureOf(() -> client.transactions().find("a"));

        assertThat(quota)
                .singleElement()
                .satisfies(tokens -> assertThat(tokens.getAsInt()).isEqualTo(500 - 14));
    }

    @Test
    void createIfAbsentReturnsWhatIsThere() {
        transport.rows(RECORDED);

        assertThat(client().transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);
        assertThat(transport.requests).containsExactly("list order-1042");
    }

    @Test
    void createIfAbsentCreatesWhatIsNotThere() {
        transport.rows().answer(RECORDED);

        client().transactions().createIfAbsent(SALE);

        assertThat(transport.requests).containsExactly("list order-1042", "create");
    }

    @Test
    void createIfAbsentSendsNothingIfItCannotLook() {
        transport.fail(Attempts.status(503)).fail(Attempts.status(503)).fail(Attempts.status(503));

        PartneroException failure = failureOf(() -> client().transactions().createIfAbsent(SALE));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.attempts()).isZero();
        assertThat(failure).hasMessageContaining("look-up before sending");
    }

    @Test
    void createIfAbsentReportsAnotherSaleWithTheKey() {
        transport.rows(recorded("order-1042", "12.00")).rows(recorded("ORDER-1042 ", "99.99"));

        for (int i = 0; i < 2; i++) {
            PartneroException failure = failureOf(() -> client().transactions().createIfAbsent(SALE));

            assertThat(failure).isInstanceOf(PartneroConflictException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
        assertThat(transport.requests).doesNotContain("create");
    }

    @Test
    void createIfAbsentPostsNothingOnTheGroundOfAListThatDoesNotFilter() {
        transport.rows(recorded("order-1", "1"));

        PartneroException failure = failureOf(() -> client().transactions().createIfAbsent(SALE));

        assertThat(failure)
                .isInstanceOf(PartneroProtocolException.class)
                .hasMessageContaining("the list is not filtered by key");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(transport.requests).containsExactly("list order-1042");
    }

    @Test
    void createIfAbsentRemembersWhatTheListDoesNotShowYet() {
        Partnero client = client();
        transport.answer(RECORDED).rows().rows();

        client.transactions().create(SALE);

        assertThat(client.transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);
        assertThat(failureOf(() -> client.transactions().createIfAbsent(sale("order-1042", "1"))))
                .isInstanceOf(PartneroConflictException.class);
        assertThat(transport.requests).containsOnlyOnce("create");
    }

    @Test
    void createIfAbsentForgetsWhatWasDeletedAndWhatIsLongAgo() {
        Partnero client = client();
        transport.answer(RECORDED).answer(true).rows().answer(RECORDED);
        transport.rows(RECORDED.toBuilder().deletedAt(Instant.EPOCH).build()).answer(RECORDED);
        transport.rows().answer(RECORDED);

        client.transactions().create(SALE);
        client.transactions().delete("order-1042");
        client.transactions().createIfAbsent(SALE);
        client.transactions().createIfAbsent(SALE);
        timing.pass(Duration.ofMinutes(3));
        client.transactions().createIfAbsent(SALE);

        assertThat(transport.requests.stream().filter("create"::equals)).hasSize(4);
    }

    @Test
    void aDeleteThatFailedIsNotTakenForOneThatSucceeded() {
        Partnero client = client();
        transport.answer(RECORDED).fail(Attempts.status(403)).rows();

        client.transactions().create(SALE);
        failureOf(() -> client.transactions().delete("order-1042"));

        assertThat(client.transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);
        assertThat(transport.requests).containsOnlyOnce("create");
    }

    @Test
    void afterADeleteThatIsUnknownNothingIsRecordedWhileTheSaleMayAppear() {
        Partnero client = client();
        transport.answer(RECORDED).fail(Attempts.status(500)).fail(Attempts.status(403));
        transport.rows().rows(RECORDED);

        client.transactions().create(SALE);
        assertThat(failureOf(() -> client.transactions().delete("order-1042")).outcome())
                .isEqualTo(Outcome.UNKNOWN);

        assertThat(client.transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);
        assertThat(transport.requests).containsOnlyOnce("create");
    }

    @Test
    void createWaitsForACreateIfAbsentOfItsKeyAndDoesNotRecordItAgain() throws Exception {
        CountDownLatch posting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        transport.rows().run(() -> {
            posting.countDown();
            await(goOn);
            return RECORDED;
        });
        Partnero client = client();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Transaction> first =
                    threads.submit(() -> client.transactions().createIfAbsent(SALE));
            await(posting);
            Thread[] waiting = new Thread[1];
            CountDownLatch started = new CountDownLatch(1);
            Future<PartneroException> second = threads.submit(() -> {
                waiting[0] = Thread.currentThread();
                started.countDown();
                return failureOf(() -> client.transactions().create(SALE));
            });
            await(started);
            while (waiting[0].getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            goOn.countDown();

            assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(RECORDED);
            PartneroException conflict = second.get(5, TimeUnit.SECONDS);
            assertThat(conflict).isInstanceOf(PartneroConflictException.class);
            assertThat(conflict.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoThreadsWithOneKeyPostOnce() throws Exception {
        CountDownLatch posting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        transport.rows().run(() -> {
            posting.countDown();
            await(goOn);
            return RECORDED;
        });
        // For the second thread, if it comes too late to share the result of the first.
        transport.rows(RECORDED);
        Partnero client = client();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Transaction> first =
                    threads.submit(() -> client.transactions().createIfAbsent(SALE));
            await(posting);
            Future<Transaction> second =
                    threads.submit(() -> client.transactions().createIfAbsent(SALE));
            goOn.countDown();

            assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(RECORDED);
            assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(RECORDED);
        } finally {
            threads.shutdownNow();
        }
        assertThat(transport.requests).containsOnlyOnce("create");
    }

    @Test
    void aThreadThatWaitedForAnUnknownSaleLooksUntilTheServiceMustHaveFinished() throws Exception {
        PartneroException failure = secondOfTwo(
                () -> {
                    throw Attempts.lost();
                },
                () -> {
                    transport.rows().rows().rows();
                    transport.rows().rows().rows().rows().rows().fail(Attempts.status(422));
                });

        assertThat(failure).isInstanceOf(PartneroValidationException.class);
        assertThat(timing.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void aThreadThatWaitedForARefusedSaleTriesItself() throws Exception {
        PartneroException failure = secondOfTwo(
                () -> {
                    throw Attempts.status(422);
                },
                () -> transport.rows().fail(Attempts.status(422)));

        assertThat(failure).isInstanceOf(PartneroValidationException.class);
        assertThat(transport.requests.stream().filter("create"::equals)).hasSize(2);
    }

    /** What a thread gets that comes while another one creates the same sale, which then ends like this. */
    private PartneroException secondOfTwo(ScriptedTransport.Step end, Runnable script) throws Exception {
        CountDownLatch posting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        transport.rows().run(() -> {
            posting.countDown();
            await(goOn);
            return end.run();
        });
        script.run();
        Partnero client = client();
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> client.transactions().createIfAbsent(SALE));
            await(posting);
            Thread[] second = new Thread[1];
            Future<PartneroException> failure = threads.submit(() -> {
                second[0] = Thread.currentThread();
                waiting.countDown();
                return failureOf(() -> client.transactions().createIfAbsent(SALE));
            });
            await(waiting);
            while (second[0].getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            goOn.countDown();

            assertThatThrownBy(() -> first.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(PartneroException.class);
            return failure.get(5, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aThreadThatWaitsForAnotherIsNotHeldPastItsDeadline() throws Exception {
        PartneroException failure = whileAnotherCreates(second -> {});

        assertThat(failure).isInstanceOf(PartneroTimeoutException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure).hasMessageContaining("while another call of this client records the key");
    }

    @Test
    void aThreadThatWaitsForAnotherCanBeInterrupted() throws Exception {
        PartneroException failure = whileAnotherCreates(Thread::interrupt);

        assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    private PartneroException whileAnotherCreates(java.util.function.Consumer<Thread> then) throws Exception {
        CountDownLatch posting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        transport.rows().run(() -> {
            posting.countDown();
            await(goOn);
            return RECORDED;
        });
        Partnero client = client(RetryPolicy.defaults(), PartneroObserver.NONE, Duration.ofMillis(500));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> client.transactions().createIfAbsent(SALE));
            await(posting);
            Future<PartneroException> failure = threads.submit(() -> {
                then.accept(Thread.currentThread());
                PartneroException thrown = failureOf(() -> client.transactions().createIfAbsent(SALE));
                assertThat(Thread.interrupted()).isEqualTo(thrown instanceof PartneroInterruptedException);
                return thrown;
            });
            PartneroException thrown = failure.get(5, TimeUnit.SECONDS);
            goOn.countDown();
            first.get(5, TimeUnit.SECONDS);
            return thrown;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aBatchIsReturnedInTheOrderOfItsSales() {
        transport.answer(List.of(recorded("b", "1"), recorded("a", "1")));

        List<Transaction> made = client().transactions().createAll(batch("a", "b"));

        assertThat(made).extracting(Transaction::key).containsExactly("a", "b");
        assertThat(made).noneMatch(Transaction::isVerified);
    }

    @Test
    void whatTheAnswerToABatchDoesNotTellIsLookedUp() {
        transport
                .answer(List.of(recorded("a", "1"), recorded("a", "1")))
                .rows(recorded("a", "1"))
                .rows(recorded("b", "1"));
        transport.answer(List.of(recorded("x", "1"), recorded("a", "1"))).rows(recorded("b", "1"));
        transport.answer(List.of(recorded("a", "1"), recorded("b", "2"))).rows(recorded("b", "1"));

        for (int i = 0; i < 3; i++) {
            assertThat(client().transactions().createAll(batch("a", "b")))
                    .extracting(Transaction::key)
                    .containsExactly("a", "b");
        }
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aLargeBatchIsLookedUpByPages() {
        String[] keys = new String[250];
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "order-" + i;
            rows.add(0, recorded(keys[i], "1"));
        }
        transport.fail(Attempts.lost());
        for (int page = 0; page < 3; page++) {
            transport.answer(Page.of(rows.subList(page * 100, Math.min(250, page * 100 + 100)), page + 1)
                    .hasNext(page < 2)
                    .build());
        }

        assertThat(client().transactions().createAll(batch(keys)))
                .extracting(Transaction::key)
                .containsExactly(keys);
        assertThat(transport.requests).containsExactly("createAll", "list page 1", "list page 2", "list page 3");
    }

    @Test
    void aSaleWithoutAKeyInALostBatchCannotBeLookedUp() {
        NewTransaction keyless = keyless("1");
        transport.fail(Attempts.lost()).rows(recorded("a", "1"));

        PartneroException failure =
                failureOf(() -> client().transactions().createAll(NewTransactionBatch.of(sale("a", "1"), keyless)));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.recorded()).extracting(Transaction::key).containsExactly("a");
    }

    @Test
    void aSaleWithoutAKeyInABatchIsAnsweredByARowThatCouldBeIt() {
        NewTransaction keyless = keyless("2");
        NewTransactionBatch batch = NewTransactionBatch.of(sale("a", "1"), keyless);
        Transaction other = recorded("x", "3").toBuilder().key(null).build();
        Transaction own = recorded("x", "2").toBuilder().key(null).build();
        transport.answer(List.of(recorded("a", "1"), other)).answer(List.of(own, recorded("a", "1")));

        assertThat(failureOf(() -> client().transactions().createAll(batch)).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(client().transactions().createAll(batch)).containsExactly(recorded("a", "1"), own);
    }

    @Test
    void aLostBatchIsLookedUpKeyByKey() {
        transport.fail(Attempts.lost()).rows(recorded("a", "1")).rows(recorded("b", "1"));

        List<Transaction> made = client().transactions().createAll(batch("a", "b"));

        assertThat(made).extracting(Transaction::key).containsExactly("a", "b");
        assertThat(made).allMatch(Transaction::isVerified);
        assertThat(transport.requests).containsExactly("createAll", "list a", "list b");
    }

    @Test
    void aPartlyRecordedBatchIsUnknownAndNamesTheRecordedPart() {
        transport.fail(Attempts.lost()).rows(recorded("a", "1")).rows().rows().rows();

        PartneroException failure = failureOf(() -> client().transactions().createAll(batch("a", "b")));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.recorded()).extracting(Transaction::key).containsExactly("a");
        assertThat(failure).hasMessageContaining("recorded()");
    }

    @Test
    void anAnswerForFewerSalesThanSentIsLookedUp() {
        transport.answer(List.of(recorded("a", "1"))).rows(recorded("a", "1")).rows(recorded("b", "1"));

        assertThat(client().transactions().createAll(batch("a", "b"))).hasSize(2);
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(transport.requests).isEmpty();
    }

    @Test
    void anInterruptWhileWaitingForTheAnswerLeavesTheOutcomeUnknown() {
        transport.run(() -> {
            throw Attempts.interrupted();
        });

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(transport.requests).containsExactly("create");
    }

    @Test
    void anInterruptDuringThePauseEndsTheCall() {
        transport.run(() -> {
            Thread.currentThread().interrupt();
            throw Attempts.status(429);
        });

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptDuringTheLookUpEndsTheCallAsUnknown() {
        transport.fail(Attempts.lost()).run(() -> {
            throw Attempts.interrupted();
        });

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aClosedClientSendsNothing() {
        Partnero client = client();
        client.close();
        client.close();

        PartneroException failure = failureOf(() -> client.transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroClosedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.attempts()).isZero();
        assertThat(transport.closed).isTrue();
    }

    @Test
    void closingWaitsForTheCallUnderWay() throws Exception {
        CountDownLatch posting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        transport.run(() -> {
            posting.countDown();
            await(goOn);
            assertThat(transport.closed).isFalse();
            return RECORDED;
        });
        Partnero client = client();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Transaction> sale =
                    threads.submit(() -> client.transactions().create(SALE));
            await(posting);
            Future<?> closing = threads.submit(client::close);
            goOn.countDown();

            assertThat(sale.get(5, TimeUnit.SECONDS)).isEqualTo(RECORDED);
            closing.get(5, TimeUnit.SECONDS);
            assertThat(transport.closed).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void allPagesAreWalkedLazilyByNumber() {
        transport
                .answer(Page.of(List.of(recorded("a", "1")), 1).hasNext(true).build())
                .answer(Page.of(List.of(recorded("b", "1")), 2).hasNext(true).build())
                .answer(Page.of(List.of(recorded("c", "1")), 3).build());

        var all = client().transactions().stream(TransactionQuery.all());
        assertThat(transport.requests).isEmpty();

        assertThat(all).extracting(Transaction::key).containsExactly("a", "b", "c");
        assertThat(transport.requests).containsExactly("list page 1", "list page 2", "list page 3");
    }

    @Test
    void theEndIsWhereTheServiceSaysSo() {
        Page<Transaction> same =
                Page.of(List.of(recorded("a", "1")), 1).hasNext(true).build();
        transport
                .answer(same)
                .answer(same)
                .answer(Page.of(List.of(), 3).hasNext(true).build());
        transport.answer(Page.of(List.of(recorded("b", "1")), 4).build());

        assertThat(client().transactions().stream(TransactionQuery.all()))
                .extracting(Transaction::key)
                .containsExactly("a", "a", "b");
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aServiceThatRepeatsPagesDoesNotKeepAStreamRunning() {
        for (int circle = 1; circle <= 3; circle++) {
            for (int i = 0; i < 100; i++) {
                transport.answer(Page.of(List.of(recorded("page-" + i % circle, "1")), 1)
                        .hasNext(true)
                        .build());
            }

            assertThat(failureOf(() -> client().transactions().stream(TransactionQuery.all())
                            .forEach(row -> {})))
                    .isInstanceOf(PartneroProtocolException.class)
                    .hasMessageContaining("keeps returning the same pages");
            assertThat(transport.isDone()).isFalse();
            transport.clear();
        }
    }

    @Test
    void repeatedPagesThatStartLateAreDetectedToo() {
        for (int i = 0; i < 100; i++) {
            int page = i < 5 ? i : 5 + i % 3;
            transport.answer(Page.of(List.of(recorded("page-" + page, "1")), i + 1)
                    .hasNext(true)
                    .build());
        }

        assertThat(failureOf(() ->
                        client().transactions().stream(TransactionQuery.all()).forEach(row -> {})))
                .hasMessageContaining("keeps returning the same pages");
    }

    @Test
    void theObserverSeesEveryStepInOrder() {
        transport.fail(Attempts.status(429)).fail(Attempts.lost()).rows(RECORDED);

        client(RetryPolicy.defaults(), this::observe).transactions().create(SALE);

        assertThat(seen)
                .containsExactly(
                        "call transactions.create",
                        "attempt transactions.create",
                        "failed HTTP 429",
                        "retrying after PT1S",
                        "attempt transactions.create",
                        "failed the connection broke",
                        "attempt transactions.list",
                        "answered transactions.list",
                        "verified SAME",
                        "succeeded true",
                        "ended");
    }

    @Test
    void theObserverSeesTheExceptionThatTheCallerGets() {
        transport.fail(Attempts.status(401));

        PartneroException failure = failureOf(() ->
                client(RetryPolicy.defaults(), this::observe).transactions().create(SALE));

        assertThat(seen).contains("exception " + failure.getMessage()).endsWith("ended");
    }

    @Test
    void whatAnObserverThrowsDoesNotHideWhatHappened() {
        transport.answer(RECORDED);
        CallObserver broken = new CallObserver() {
            @Override
            public void succeeded(boolean verified) {
                throw new IllegalStateException();
            }

            @Override
            public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                throw new AssertionError();
            }
        };

        assertThat(client(RetryPolicy.defaults(), operation -> broken)
                        .transactions()
                        .create(SALE))
                .isEqualTo(RECORDED);
    }

    @Test
    void hostileKeysNeverReachTheTransport() {
        for (String key : List.of("", " ", "\u00a0", ".", "..", "a\nb", "a\u0000", "\ud800", "x\udc00y")) {
            assertThatThrownBy(() -> client().transactions().find(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client().transactions().delete(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client().transactions().deleteIfExists(key))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client().balances().get(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client().balances().credit(key, Amount.of("1", "USD")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> TransactionQuery.byKey(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> NewTransaction.builder().key(key)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(transport.requests).isEmpty();
    }

    private CallObserver observe(Operation operation) {
        seen.add("call " + operation);
        return new CallObserver() {
            @Override
            public void attemptStarted(Operation request) {
                seen.add("attempt " + request);
            }

            @Override
            public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                seen.add(failure == null ? "answered " + request : "failed " + failure.getMessage());
            }

            @Override
            public void retrying(AttemptFailedException failure, Duration pause) {
                seen.add("retrying after " + pause);
            }

            @Override
            public void verified(LookUpResult finding) {
                seen.add("verified " + finding);
            }

            @Override
            public void succeeded(boolean verified) {
                seen.add("succeeded " + verified);
            }

            @Override
            public void failed(PartneroException exception) {
                seen.add("exception " + exception.getMessage());
            }

            @Override
            public void ended() {
                seen.add("ended");
            }
        };
    }

    private Partnero client() {
        return client(RetryPolicy.defaults());
    }

    private Partnero client(RetryPolicy retry) {
        return client(retry, PartneroObserver.NONE);
    }

    private Partnero client(RetryPolicy retry, PartneroObserver observer) {
        return client(retry, observer, Duration.ofSeconds(10));
    }

    private Partnero client(RetryPolicy retry, PartneroObserver observer, Duration callTimeout) {
        return PartneroFactory.create(transport, Sales.settings(retry, observer, callTimeout), timing);
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
