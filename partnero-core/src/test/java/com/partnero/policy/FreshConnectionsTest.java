package com.partnero.policy;

import static com.partnero.policy.Sales.RECORDED;
import static com.partnero.policy.Sales.SALE;
import static com.partnero.policy.Sales.batch;
import static com.partnero.policy.Sales.keyless;
import static com.partnero.policy.Sales.recorded;
import static com.partnero.policy.Sales.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which requests must be the first on their connection: those whose answer does not say what it is about. */
class FreshConnectionsTest {

    private static final String FRESH = "fresh";
    private static final String KEPT = "kept";

    private final ScriptedTransport transport = new ScriptedTransport();
    private final List<String> connections = new ArrayList<>();
    private final Partnero partnero = PartneroFactory.create(
            transport,
            settings(RetryPolicy.defaults(), PartneroObserver.NONE, Duration.ofSeconds(10)),
            new ManualTimeSource());

    FreshConnectionsTest() {
        transport.onAttempt = context -> connections.add(context.needsFreshConnection() ? FRESH : KEPT);
    }

    @Test
    void aCreditNeedsOne() {
        transport.answer(true);

        partnero.balances().credit("customer_123", Amount.of("1", "USD"));

        assertThat(connections).containsExactly(FRESH);
    }

    @Test
    void aDeleteAndItsLookUpNeedOne() {
        transport.fail(Attempts.lost()).rows().rows().rows();

        partnero.transactions().delete("order-1042");

        assertThat(connections).containsExactly(FRESH, FRESH, FRESH, FRESH);
    }

    @Test
    void aSaleWithoutKeyNeedsOne() {
        transport.answer(recorded(null, "1"));
        partnero.transactions().create(keyless("1"));
        assertThat(connections).containsExactly(FRESH);

        transport.answer(List.of(recorded("a", "1"), recorded(null, "1")));
        partnero.transactions().createAll(NewTransactionBatch.of(Sales.sale("a", "1"), keyless("1")));
        assertThat(connections).containsExactly(FRESH, FRESH);
    }

    @Test
    void aSaleWithAKeyNeedsNoneButItsLookUpDoes() {
        transport.fail(Attempts.lost()).rows(RECORDED);

        partnero.transactions().create(SALE);

        assertThat(connections).containsExactly(KEPT, FRESH);
    }

    @Test
    void theLookOfCreateIfAbsentNeedsOne() {
        transport.rows().answer(RECORDED);

        partnero.transactions().createIfAbsent(SALE);

        assertThat(connections).containsExactly(FRESH, KEPT);
    }

    @Test
    void theLookUpOfABatchNeedsOneEvenIfItReadsPages() {
        transport
                .fail(Attempts.lost())
                .rows(recorded("a", "1"), recorded("b", "1"), recorded("c", "1"), recorded("d", "1"));

        partnero.transactions().createAll(batch("a", "b", "c", "d"));

        assertThat(transport.requests).containsExactly("createAll", "list page 1");
        assertThat(connections).containsExactly(KEPT, FRESH);
    }

    @Test
    void aListByKeyNeedsOneWhoeverAsksForIt() {
        transport.rows(recorded("a/b", "1")).rows();

        partnero.transactions().find("a/b");
        partnero.transactions().list(TransactionQuery.byKey("order-1042"));

        assertThat(connections).containsExactly(FRESH, FRESH);
    }

    @Test
    void aReadThatIsSentAgainNeedsOne() {
        transport.fail(Attempts.lost()).answer(RECORDED);

        partnero.transactions().find("order-1042");

        assertThat(connections).containsExactly(KEPT, FRESH);
    }

    @Test
    void aReadByKeyNeedsNone() {
        transport.answer(RECORDED);

        partnero.transactions().find("order-1042");

        assertThat(connections).containsExactly(KEPT);
    }

    @Test
    void pagesNeedOneUntilTheServiceHasNamedAPage() {
        transport.answer(page(1, 100)).answer(page(2, 100)).answer(page(3, 100));

        for (int number = 1; number <= 3; number++) {
            list(number);
        }

        assertThat(connections).containsExactly(FRESH, KEPT, KEPT);
    }

    @Test
    void aPageThatIsNotTheOneAskedForIsAskedForOnceMore() {
        transport.answer(page(1, 100)).answer(page(1, 100)).answer(page(2, 100));
        list(1);

        assertThat(list(2).number()).isEqualTo(2);
        assertThat(connections).containsExactly(FRESH, KEPT, FRESH);

        connections.clear();
        transport.answer(page(3, 50)).answer(page(3, 100));
        assertThat(list(3).size()).isEqualTo(100);
        assertThat(connections).containsExactly(KEPT, FRESH);
    }

    @Test
    void pagesOfAServiceThatDoesNotNameThemAlwaysNeedOne() {
        transport
                .answer(page(1, 100))
                .answer(page(2, null))
                .answer(page(2, null))
                .answer(page(3, 100))
                .answer(page(4, 100));

        for (int number = 1; number <= 4; number++) {
            list(number);
        }

        assertThat(connections).containsExactly(FRESH, KEPT, FRESH, FRESH, FRESH);
    }

    @Test
    void balancesNeedOneUntilTheServiceHasNamedACustomer() {
        CustomerBalance nameless = CustomerBalance.builder().build();
        CustomerBalance named = CustomerBalance.builder()
                .customer(CustomerProfile.builder().id("customer_123").build())
                .build();
        transport.answer(named).answer(named).answer(nameless).answer(named);

        for (int i = 0; i < 3; i++) {
            assertThat(partnero.balances().get("customer_123")).isEqualTo(named);
        }

        assertThat(connections).containsExactly(FRESH, KEPT, KEPT, FRESH);
    }

    private Page<Transaction> list(int number) {
        return partnero.transactions()
                .list(TransactionQuery.all().withLimit(100).withPage(number));
    }

    private static Page<Transaction> page(int number, @Nullable Integer size) {
        return Page.of(List.of(RECORDED), number).size(size).build();
    }
}
