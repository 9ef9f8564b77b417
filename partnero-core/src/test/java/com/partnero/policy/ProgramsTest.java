package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.ApiKey;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.TransactionQuery;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientState;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One client for several programs: they share the transport, and nothing that one could feel of the other. */
class ProgramsTest {

    private static final ApiKey OTHER = ApiKey.of("other");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final List<String> keys = new ArrayList<>();
    private final List<ClientState> created = new ArrayList<>();
    private int closings;
    private final Partnero client = client(RetryPolicy.defaults());

    @Test
    void aViewSendsItsOwnKey() {
        transport.answer(RECORDED);
        client.transactions().create(SALE);
        transport.answer(RECORDED);
        client.withKey(OTHER).transactions().create(SALE);
        transport.answer(RECORDED);
        client.withKey(() -> ApiKey.of("supplied")).transactions().create(SALE);

        assertThat(keys).containsExactly("secret", "other", "supplied");
    }

    @Test
    void aSaleThatOneProgramHasRecordedIsNewToAnother() {
        Partnero other = client.withKey(OTHER);
        transport.rows().answer(RECORDED);
        client.transactions().createIfAbsent(SALE);

        transport.rows().answer(RECORDED);
        other.transactions().createIfAbsent(SALE);

        assertThat(transport.requests).containsExactly("list order-1042", "create", "list order-1042", "create");
    }

    @Test
    void viewsOfOneKeyRememberTheSameSales() {
        transport.rows().answer(RECORDED);
        Partnero first = client.withKey(OTHER);
        first.transactions().createIfAbsent(SALE);

        transport.rows();
        Partnero second = client.withKey(ApiKey.of("other"));

        assertThat(second.transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);
        assertThat(transport.requests).containsOnlyOnce("create");
    }

    @Test
    void aThrottledProgramHoldsUpNoOther() {
        Partnero throttled = client.withKey(OTHER);
        transport.fail(Attempts.status(429, Duration.ofSeconds(30)));
        PartneroException failure = failureOf(() -> throttled.transactions().create(SALE));
        assertThat(failure).isInstanceOf(PartneroRateLimitedException.class);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(30));

        PartneroException heldBack = failureOf(() -> throttled.transactions().create(SALE));
        assertThat(heldBack).isInstanceOf(PartneroRateLimitedException.class);
        assertThat(heldBack.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(heldBack.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(heldBack.attempts()).isZero();
        assertThat(transport.requests).containsExactly("create");

        transport.answer(RECORDED);
        client.transactions().create(SALE);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void aProgramWithoutRetryQuotaLeavesTheOthersTheirs() {
        Partnero unlucky = client.withKey(OTHER);
        for (int i = 0; i < 40; i++) {
            for (int attempt = 0; attempt < 3; attempt++) {
                transport.fail(Attempts.notSent());
            }
            failureOf(() -> unlucky.transactions().create(Sales.keyless("1")));
            transport.clear();
        }

        assertThat(created.get(0).retryQuota()).isLessThan(14);
        assertThat(created.get(0).keysWithoutRetryQuota()).isEqualTo(1);

        transport.requests.clear();
        transport.fail(Attempts.status(503)).rows();
        client.transactions().list(TransactionQuery.all());
        assertThat(transport.requests).hasSize(2);
    }

    @Test
    void closingAViewEndsTheViewAndClosingTheClientEndsAll() {
        Partnero view = client.withKey(OTHER);
        view.close();
        assertThat(failureOf(() -> view.transactions().create(SALE))).isInstanceOf(PartneroClosedException.class);
        assertThat(transport.closed).isFalse();

        transport.answer(RECORDED);
        Partnero second = client.withKey(OTHER);
        second.transactions().create(SALE);

        client.close();
        assertThat(transport.closed).isTrue();
        assertThat(closings).isEqualTo(1);
        assertThat(failureOf(() -> second.transactions().create(SALE))).isInstanceOf(PartneroClosedException.class);
    }

    @Test
    void anObserverHearsOfTheClientAndNotOfItsViews() {
        client.withKey(OTHER).close();

        assertThat(created).hasSize(1);
        assertThat(closings).isZero();
    }

    @Test
    void aViewNeedsAKey() {
        assertThatThrownBy(() -> client.withKey((ApiKey) null)).hasMessageContaining("apiKey must not be null");
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }

    private Partnero client(RetryPolicy retry) {
        transport.onAttempt = context -> keys.add(context.apiKey().reveal());
        PartneroObserver observer = new PartneroObserver() {
            @Override
            public CallObserver callStarted(Operation operation) {
                return CallObserver.NONE;
            }

            @Override
            public void clientCreated(ClientState state) {
                created.add(state);
            }

            @Override
            public void clientClosed() {
                closings++;
            }
        };
        return new ProgramClient(transport, Sales.settings(retry, observer, Duration.ofSeconds(10)), time);
    }
}
