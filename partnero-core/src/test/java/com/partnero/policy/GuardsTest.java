package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static com.partnero.policy.Sales.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.CallOptions;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.RetryPolicy;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sale that was sent is not sent a second time, whatever else the client does meanwhile. The list shows it late or never. */
class GuardsTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final ProgramClient client = new ProgramClient(
            transport, Sales.settings(RetryPolicy.none(), PartneroObserver.NONE, Duration.ofSeconds(60)), time);

    @ParameterizedTest
    @ValueSource(ints = {9_000, 10_000, 50_000})
    void aBatchThatTheServiceRefusesDoesNotEndTheGuardOfARecordedSale(int size) {
        transport.rows().answer(RECORDED);
        client.transactions().createIfAbsent(SALE);
        String[] keys = IntStream.range(0, size).mapToObj(i -> "other-" + i).toArray(String[]::new);
        transport.fail(Attempts.status(422));
        assertThatThrownBy(() -> client.transactions().createAll(batch(keys))).isInstanceOf(PartneroException.class);

        transport.rows();
        assertThat(client.transactions().createIfAbsent(SALE)).isEqualTo(RECORDED);

        assertThat(transport.requests).filteredOn("create"::equals).hasSize(1);
    }

    @Test
    void deletesOfOtherKeysDoNotEndTheGuardOfALostSale() {
        transport.fail(Attempts.lost()).rows();
        assertThatThrownBy(() -> client.transactions().create(SALE)).isInstanceOf(PartneroException.class);
        for (int i = 0; i < 10_100; i++) {
            transport.fail(Attempts.status(404)).rows();
            client.transactions().deleteIfExists("strange-" + i);
            transport.clear();
        }
        time.pass(Duration.ofSeconds(6));

        for (int look = 0; look < 100; look++) {
            transport.rows();
        }
        PartneroException failure = catchThrowableOfType(
                PartneroException.class,
                () -> client.with(CallOptions.none().withDeadline(Duration.ofSeconds(1)))
                        .transactions()
                        .createIfAbsent(SALE));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transport.requests).filteredOn("create"::equals).hasSize(1);
    }

    @Test
    void anErrorLeavesTheSameMemoryAsALostAnswer() {
        transport.run(() -> {
            throw new OutOfMemoryError("planned");
        });
        assertThatThrownBy(() -> client.transactions().create(SALE)).isInstanceOf(OutOfMemoryError.class);
        transport.run(() -> {
            throw new OutOfMemoryError("planned");
        });
        assertThatThrownBy(() -> client.transactions().createAll(batch("a", "b")))
                .isInstanceOf(OutOfMemoryError.class);

        assertThatNothingIsSent(SALE);
        assertThatNothingIsSent(NewTransaction.builder()
                .key("b")
                .amount(Amount.of("1"))
                .buyer(CustomerRef.id("customer_456"))
                .build());
    }

    private void assertThatNothingIsSent(NewTransaction sale) {
        transport.clear();
        transport.requests.clear();
        for (int look = 0; look < 100; look++) {
            transport.rows();
        }
        PartneroException failure = catchThrowableOfType(
                PartneroException.class,
                () -> client.with(CallOptions.none().withDeadline(Duration.ofSeconds(1)))
                        .transactions()
                        .createIfAbsent(sale));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transport.requests).doesNotContain("create");
    }

    @Test
    void aKeyThatIsTooLongIsRefusedBeforeItIsSent() {
        String longest = "k".repeat(1024);
        transport.fail(Attempts.status(404)).rows();
        client.transactions().find(longest);

        assertThatThrownBy(() -> client.transactions().find(longest + "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must not be longer than 1024 characters, but has 1025;"
                        + " the builder's maxKeyLength(...) changes this limit");
        assertThatThrownBy(() -> client.transactions().createAll(batch("a", longest + "k")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.balances().get(longest + "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("customer id must not be longer");
        assertThat(transport.requests).hasSize(2);
    }
}
