package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static com.partnero.policy.Sales.keyless;
import static com.partnero.policy.Sales.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.Retry;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of firewalls and gateways, which may come after the service has carried the request out. */
class ForeignAnswersTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource timing = new ManualTimeSource();

    @Test
    void aCreateThatAProxyHeldBackIsSentAgainIfNothingAppearsInHalfTheTime() {
        transport.fail(Attempts.foreign(429)).rows().rows().rows().rows().answer(RECORDED);
        long start = timing.nanoTime();

        Transaction made = client().transactions().create(SALE);

        assertThat(made).isEqualTo(RECORDED);
        assertThat(Duration.ofNanos(timing.nanoTime() - start)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(transport.requests.stream().filter(request -> request.startsWith("create")))
                .hasSize(2);
    }

    @Test
    void aCreateThatAProxyHeldBackIsNotSentAgainIfALookProvesNothing() {
        for (Transaction row : List.of(recorded("other", "1"), recorded("ORDER-1042", "99.99"))) {
            transport
                    .fail(Attempts.foreign(429))
                    .rows()
                    .rows(row)
                    .rows()
                    .rows()
                    .rows()
                    .rows();

            PartneroException failure = failureOf(() -> client().transactions().create(SALE));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(transport.requests.stream().filter(request -> request.startsWith("create")))
                    .hasSize(1);
            transport.requests.clear();
            transport.clear();
        }
    }

    @Test
    void aCreateThatAProxyHeldBackForLongerThanTheDeadlineIsNotSentAgain() {
        transport
                .fail(Attempts.foreign(429, Duration.ofSeconds(9)))
                .rows()
                .rows()
                .rows();

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroRateLimitedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.retry()).isEqualTo(Retry.LOOK_FIRST);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aRefusalAfterACreateThatAProxyHeldBackIsNoProofThatNothingWasRecorded() {
        transport
                .fail(Attempts.foreign(429))
                .rows()
                .rows()
                .rows()
                .rows()
                .fail(Attempts.status(409))
                .rows()
                .rows()
                .rows();

        PartneroException failure = failureOf(() -> client().transactions().create(SALE));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);

        transport
                .fail(Attempts.foreign(429))
                .rows()
                .rows()
                .rows()
                .rows()
                .fail(Attempts.status(409))
                .rows(RECORDED);

        assertThat(client().transactions().create(SALE).isVerified()).isTrue();
    }

    @Test
    void aRefusalOfARepetitionIsLookedUpBeforeTheNextAttempt() {
        for (int status : new int[] {400, 401, 403, 404, 422}) {
            transport.fail(Attempts.foreign(429)).rows().rows().rows().rows().fail(Attempts.status(status));
            transport.rows().rows().rows();

            PartneroException failure = failureOf(() -> client().transactions().create(SALE));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure.retry()).as("HTTP " + status).isEqualTo(Retry.LOOK_FIRST);
            assertThat(transport.isDone()).isTrue();
        }
    }

    @Test
    void aRepetitionAfterAProxysRefusalTakesQuota() {
        RetryPolicy oneRetry = RetryPolicy.defaults().withQuota(14, 14);
        Partnero client = client(oneRetry);
        for (int held = 0; held < 2; held++) {
            transport.fail(Attempts.foreign(429)).rows().rows().rows().rows();
        }
        PartneroException first = failureOf(() -> client.transactions().create(SALE));
        assertThat(first.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(first.attempts()).as("the second attempt was held back, too").isEqualTo(2);
        long start = timing.nanoTime();
        transport.clear();
        transport.fail(Attempts.foreign(429)).rows().rows().rows();

        PartneroException second = failureOf(() -> client.transactions().create(Sales.sale("order-2", "1")));

        assertThat(second.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(transport.isDone()).isTrue();
        assertThat(Duration.ofNanos(timing.nanoTime() - start))
                .as("it does not wait for what it may not send")
                .isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRepetitionThatSucceedsReturnsItsQuota() {
        Partnero client = client(RetryPolicy.defaults().withQuota(14, 14));
        for (String key : List.of("a", "b", "c")) {
            transport.fail(Attempts.foreign(429)).rows().rows().rows().rows().answer(recorded(key, "1"));

            assertThat(client.transactions().create(Sales.sale(key, "1")).key()).isEqualTo(key);
        }
    }

    @Test
    void refusalsOfTheServiceBeforeAProxysTakeNoAttempt() {
        for (int throttled = 0; throttled < 2; throttled++) {
            transport.fail(Attempts.status(429));
        }
        transport.fail(Attempts.foreign(429)).rows().rows().rows().rows().answer(RECORDED);

        assertThat(client().transactions().create(SALE)).isEqualTo(RECORDED);
    }

    @Test
    void theAnswerThatHeldACreateBackMustComeInTheFirstFifthOfTheTime() {
        for (boolean intime : new boolean[] {true, false}) {
            transport.requests.clear();
            transport.clear();
            transport.onAttempt = context -> {
                if (transport.requests.size() == 1) {
                    timing.pass(Duration.ofMillis(intime ? 1_900 : 2_100));
                }
            };
            transport.fail(Attempts.foreign(429)).rows().rows().rows();
            if (intime) {
                transport.rows().answer(RECORDED);
                assertThat(client().transactions().create(SALE)).isEqualTo(RECORDED);
            } else {
                PartneroException failure =
                        failureOf(() -> client().transactions().create(SALE));
                assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(failure.retry()).isEqualTo(Retry.LOOK_FIRST);
                assertThat(failure.attempts()).isEqualTo(1);
            }
            assertThat(transport.isDone()).isTrue();
        }
    }

    @Test
    void aBatchThatAProxyHeldBackIsSentAgainIfNothingOfItAppears() {
        List<Transaction> made = List.of(recorded("a", "1"), recorded("b", "1"));
        transport.fail(Attempts.foreign(429));
        for (int look = 0; look < 4; look++) {
            transport.rows().rows();
        }
        transport.answer(made);

        assertThat(client().transactions().createAll(Sales.batch("a", "b"))).isEqualTo(made);
    }

    @Test
    void aBatchOfWhichASaleIsThereIsNotSentAgain() {
        transport
                .fail(Attempts.foreign(429))
                .rows()
                .rows(recorded("b", "1"))
                .rows()
                .rows();

        PartneroException failure = failureOf(() -> client().transactions().createAll(Sales.batch("a", "b")));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.recorded()).hasSize(1);
        assertThat(transport.requests.stream().filter(request -> request.startsWith("create")))
                .hasSize(1);
    }

    @Test
    void whatCannotBeLookedUpIsNeverSentAgainAfterAProxysRefusal() {
        for (int status : new int[] {400, 403, 404, 409, 422, 429, 451}) {
            transport.fail(Attempts.foreign(status)).fail(Attempts.foreign(status));

            PartneroException credit = failureOf(() -> client().balances().credit("c", Amount.of("1", "USD")));
            PartneroException sale = failureOf(() -> client().transactions().create(keyless("1")));

            for (PartneroException failure : List.of(credit, sale)) {
                assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(failure.retry()).isEqualTo(Retry.NEVER);
                assertThat(failure.attempts()).isEqualTo(1);
                assertThat(failure)
                        .isInstanceOf(
                                status == 429 ? PartneroRateLimitedException.class : PartneroProtocolException.class)
                        .hasMessageContaining("HTTP " + status + " that is not the service's: an HTML page from nginx");
            }
        }
    }

    @Test
    void aListThatIsNotFoundSaysNothingAboutASale() {
        transport.fail(Attempts.status(404)).fail(Attempts.status(404));

        PartneroException found = failureOf(() -> client().transactions().find("order/1042"));
        PartneroException made = failureOf(() -> client().transactions().findOrCreate(SALE));

        for (PartneroException failure : List.of(found, made)) {
            assertThat(failure)
                    .isInstanceOf(PartneroProtocolException.class)
                    .hasMessageContaining("HTTP 404, for the list of transactions too");
            assertThat(failure.retry()).isEqualTo(Retry.LATER);
        }
        assertThat(transport.isDone()).isTrue();
    }

    @Test
    void aReadThatAProxyBlocksIsNotRepeated() {
        transport.fail(Attempts.foreign(403));

        assertThat(failureOf(() -> client().balances().get("c"))).isInstanceOf(PartneroProtocolException.class);

        transport.fail(Attempts.foreign(421)).answer(CustomerBalance.builder().build());

        client().balances().get("c");
        assertThat(transport.isDone()).isTrue();
    }

    private Partnero client() {
        return client(RetryPolicy.defaults());
    }

    private Partnero client(RetryPolicy retry) {
        return PartneroFactory.create(
                transport, Sales.settings(retry, PartneroObserver.NONE, Duration.ofSeconds(10)), timing);
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }
}
