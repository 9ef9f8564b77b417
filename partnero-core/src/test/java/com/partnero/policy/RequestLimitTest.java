package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.CallOptions;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConcurrencyLimitException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.spi.PartneroObserver;
import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many requests of a client may be under way at once. */
@Timeout(60)
class RequestLimitTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Partnero client = client(1, Duration.ofMillis(400));
    private final Thread slow = new Thread(() -> client.transactions().find("order-1042"));

    @AfterEach
    void end() throws InterruptedException {
        Thread.interrupted();
        answered.countDown();
        slow.join();
    }

    @Test
    void aCallThatGetsNoPermitInHalfOfItsTimeIsNotSent() throws InterruptedException {
        hang();

        PartneroException failure = failureOf(() -> client.transactions().create(SALE));

        assertThat(failure)
                .isInstanceOf(PartneroConcurrencyLimitException.class)
                .hasMessageContaining("too many requests are under way at once");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.attempts()).isZero();
        assertThat(transport.requests).containsExactly("fetch order-1042");
    }

    @Test
    void allKeysOfAClientShareTheLimit() throws InterruptedException {
        hang();

        assertThat(failureOf(() -> client.withKey(() -> null).transactions().create(SALE)))
                .isInstanceOf(PartneroConcurrencyLimitException.class);
    }

    @Test
    void aRequestThatHasEndedMakesRoom() throws InterruptedException {
        hang();
        transport.answer(RECORDED);
        Partnero patient = client.with(CallOptions.none().withDeadline(Duration.ofMinutes(1)));
        new Thread(answered::countDown).start();

        patient.transactions().create(SALE);

        assertThat(transport.requests).containsExactly("fetch order-1042", "create");
    }

    @Test
    void backgroundWorkMayBeExempt() throws InterruptedException {
        hang();
        transport.answer(RECORDED);

        client.with(CallOptions.none().withoutRequestLimit()).transactions().create(SALE);

        assertThat(transport.requests).containsExactly("fetch order-1042", "create");
    }

    @Test
    void anInterruptWhileWaitingSendsNothing() throws InterruptedException {
        hang();
        Thread.currentThread().interrupt();

        PartneroException failure = failureOf(() -> client.transactions().create(SALE));

        assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(transport.requests).containsExactly("fetch order-1042");
    }

    @Test
    void aLookUpAfterALostAnswerNeedsNoPermit() {
        transport.fail(Attempts.lost());
        transport.run(() -> {
            // While the look-up is under way, the only permit is free for another sale.
            client.transactions().create(Sales.sale("order-2", "1"));
            return Page.of(List.of(RECORDED), 1).build();
        });
        transport.answer(Sales.recorded("order-2", "1"));

        assertThat(client.transactions().create(SALE).isVerified()).isTrue();
        assertThat(transport.requests).containsExactly("create", "list order-1042", "create");
    }

    private void hang() throws InterruptedException {
        transport.run(() -> {
            reached.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw Attempts.interrupted();
            }
            return RECORDED;
        });
        slow.start();
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }

    private Partnero client(int limit, Duration deadline) {
        return new ProgramClient(
                transport,
                Sales.settings(RetryPolicy.defaults(), PartneroObserver.NONE, deadline)
                        .withRequestLimits(limit, 0),
                TimeSource.system());
    }
}
