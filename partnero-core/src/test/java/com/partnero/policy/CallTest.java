package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.CallOptions;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a call goes on, and what its observer is told meanwhile. */
class CallTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final List<String> seen = new ArrayList<>();
    private final Partnero client = client(RetryPolicy.defaults());

    @Test
    void theCreateOfACreateIfAbsentIsACreate() {
        transport.rows().answer(RECORDED);

        client.transactions().createIfAbsent(SALE);

        assertThat(seen)
                .containsExactly(
                        "call transactions.create-if-absent",
                        "attempt transactions.list",
                        "answered transactions.list",
                        "attempt transactions.create",
                        "answered transactions.create",
                        "succeeded false");
    }

    @Test
    void aDeleteIsADelete() {
        transport.answer(true);

        client.transactions().delete("order-1042");

        assertThat(seen)
                .containsExactly(
                        "call transactions.delete",
                        "attempt transactions.delete",
                        "answered transactions.delete",
                        "succeeded false");
    }

    @Test
    void aRepeatedLookUpIsReportedAsARetry() {
        transport.fail(Attempts.lost()).fail(Attempts.status(503)).rows(RECORDED);

        client.transactions().create(SALE);

        assertThat(seen)
                .containsSubsequence(
                        "failed transactions.list: HTTP 503",
                        "retrying after PT0.05S: HTTP 503",
                        "attempt transactions.list",
                        "answered transactions.list",
                        "verified SAME",
                        "succeeded true");
    }

    @Test
    void anAttemptEndsForTheObserverAlsoIfTheTransportBreaks() {
        transport
                .run(() -> {
                    throw new IllegalStateException("joe@example.com");
                })
                .rows(RECORDED);

        client.transactions().create(SALE);

        assertThat(seen)
                .contains("failed transactions.create: the transport failed with java.lang.IllegalStateException");
    }

    @Test
    void theObserverSeesAnswersAndMayAddHeaders() {
        transport.onAttempt = context -> {
            assertThat(context.headers()).containsEntry("traceparent", "00-1");
            context.answered(200, "r-1");
        };
        transport.answer(RECORDED).answer(RECORDED);

        client.transactions().find("order-1042");
        assertThat(seen).containsOnlyOnce("status 200 r-1");

        List<String> listened = new ArrayList<>();
        seen.clear();
        client.with(CallOptions.none()
                        .withHeader("X-A", "1")
                        .withAnswerListener((status, requestId) -> listened.add(status + " " + requestId)))
                .transactions()
                .find("order-1042");
        assertThat(seen).containsOnlyOnce("status 200 r-1");
        assertThat(listened).containsExactly("200 r-1");
    }

    @Test
    void aLookBeforeACreateIsRepeatedLikeAnyRead() {
        transport.fail(Attempts.status(503)).rows(RECORDED);

        assertThat(client.transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);

        assertThat(time.pauses).containsExactly(Duration.ofMillis(50));
    }

    @Test
    void aLookBeforeACreateThatIsRefusedIsNotRepeated() {
        transport.fail(Attempts.status(401));

        PartneroException failure = failureOf(() -> client.transactions().createIfAbsent(SALE));

        assertThat(failure).isInstanceOf(PartneroAuthenticationException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(transport.requests).containsExactly("list order-1042");
    }

    @Test
    void aLookUpAfterALostAnswerIsTriedThriceAsOftenAsAnythingElse() {
        Partnero twice = client(RetryPolicy.defaults().withMaxAttempts(2));
        transport.fail(Attempts.lost());
        for (int i = 0; i < 6; i++) {
            transport.fail(Attempts.status(503));
        }

        failureOf(() -> twice.transactions().create(SALE));

        assertThat(transport.requests).hasSize(1 + 6);
    }

    @Test
    void aLookUpIsNotWaitedForPastTheDeadline() {
        transport.run(() -> {
            time.pass(Duration.ofSeconds(28));
            throw Attempts.timedOut();
        });
        transport.run(() -> {
            time.pass(Duration.ofSeconds(1));
            return Page.of(List.of(), 1).build();
        });

        PartneroException failure = failureOf(() -> client.transactions().create(SALE));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(time.pauses).as("a pause of a second, with a second left").isEmpty();
        assertThat(transport.requests).containsExactly("create", "list order-1042");
    }

    @Test
    void aFailedLookUpIsNotRepeatedAtTheDeadline() {
        transport.run(() -> {
            time.pass(Duration.ofSeconds(20));
            throw Attempts.lost();
        });
        transport.fail(Attempts.status(503, Duration.ofSeconds(10)));

        failureOf(() -> client.transactions().create(SALE));

        assertThat(seen).noneMatch(step -> step.startsWith("retrying"));
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void anAttemptThatWouldBeginAtTheDeadlineIsNotWaitedFor() {
        transport.fail(Attempts.status(429, DEADLINE));

        PartneroException failure = failureOf(() -> client.transactions().find("order-1042"));

        assertThat(failure).isInstanceOf(PartneroRateLimitedException.class);
        assertThat(seen).noneMatch(step -> step.startsWith("retrying"));
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void aWaitThatLeavesLessThanATenthOfTheTimeToSendIsRefused() {
        Duration most = DEADLINE.multipliedBy(9).dividedBy(10);
        transport.fail(Attempts.status(429, most)).answer(RECORDED);
        client.transactions().find("order-1042");
        assertThat(time.pauses).containsExactly(most);

        time.pauses.clear();
        transport.fail(Attempts.status(429, most.plusMillis(1)));
        PartneroException failure = failureOf(() -> client.transactions().find("order-1042"));
        PartneroException next = failureOf(() -> client.transactions().find("order-1042"));

        assertThat(List.of(failure, next)).allSatisfy(refused -> {
            assertThat(refused).isInstanceOf(PartneroRateLimitedException.class);
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(refused.retryAfter()).isBetween(most, most.plusSeconds(1));
        });
        assertThat(next).hasMessageContaining("the service has asked for fewer requests");
        assertThat(time.pauses).isEmpty();
        assertThat(transport.requests).hasSize(3);
    }

    @Test
    void aReadThatTheServicePutsOffIsNotRetriedWithoutTimeToSendIt() {
        transport.fail(Attempts.status(503, DEADLINE.minusMillis(10)));

        assertThat(failureOf(() -> client.transactions().find("a"))).isInstanceOf(PartneroServerException.class);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void onlyARetryGivesBackToTheQuotaWhatARetryTakes() {
        Partnero client = client(RetryPolicy.defaults().withQuota(20, 10));
        for (int i = 0; i < 2; i++) {
            transport.fail(Attempts.status(503)).fail(Attempts.status(401));
            failureOf(() -> client.transactions().find("a"));
        }

        transport.answer(RECORDED).fail(Attempts.status(503));
        client.transactions().find("order-1042");

        assertThat(failureOf(() -> client.transactions().find("a"))).isInstanceOf(PartneroServerException.class);
        assertThat(transport.isDone()).isTrue();
    }

    private Partnero client(RetryPolicy retry) {
        return new ProgramClient(transport, Sales.settings(retry, observer(), DEADLINE), time);
    }

    private PartneroObserver observer() {
        return operation -> {
            seen.add("call " + operation);
            return new CallObserver() {
                @Override
                public Map<String, String> requestHeaders() {
                    return Map.of("traceparent", "00-1");
                }

                @Override
                public void attemptStarted(Operation request) {
                    seen.add("attempt " + request);
                }

                @Override
                public void answered(int status, @Nullable String requestId) {
                    seen.add("status " + status + " " + requestId);
                }

                @Override
                public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                    seen.add(
                            failure == null
                                    ? "answered " + request
                                    : "failed " + request + ": " + failure.getMessage());
                }

                @Override
                public void retrying(AttemptFailedException failure, Duration pause) {
                    seen.add("retrying after " + pause + ": " + failure.getMessage());
                }

                @Override
                public void verified(LookUpResult result) {
                    seen.add("verified " + result);
                }

                @Override
                public void succeeded(boolean verified) {
                    seen.add("succeeded " + verified);
                }
            };
        };
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }
}
