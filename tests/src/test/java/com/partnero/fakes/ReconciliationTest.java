package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.reconciliation.Difference;
import com.partnero.reconciliation.Difference.Kind;
import com.partnero.reconciliation.Reconciliation;
import com.partnero.reconciliation.SoldSales;
import com.partnero.testkit.InMemoryPartnero;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private final InMemoryPartnero partnero = InMemoryPartnero.create();
    private final Map<String, NewTransaction> orders = new LinkedHashMap<>();
    private boolean closed;

    ReconciliationTest() {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
        partnero.service().addCustomer("customer_457").referredBy("customer_123");
    }

    @Test
    void aRowWithAnOldDateOfItsOwnHidesNoneBehindIt() {
        partnero.transactions().create(sale("recent", "10.00", "customer_456"));
        partnero.transactions()
                .create(sale("back-dated", "10.00", "customer_456").toBuilder()
                        .createdAt(Instant.EPOCH)
                        .build());

        try (Stream<Difference> differences = Reconciliation.of(partnero.transactions(), sales(key -> {}))
                .since(partnero.service().clock().instant().minusSeconds(3600))
                .differences()) {
            assertThat(differences)
                    .extracting(Difference::kind, Difference::key)
                    .containsExactly(tuple(Kind.UNKNOWN, "recent"));
        }
    }

    @Test
    void booksThatAgreeHaveNoDifferences() {
        for (int i = 0; i < 250; i++) {
            partnero.transactions().create(sold("order-" + i, "10.00", "customer_456"));
        }

        assertThat(differences()).isEmpty();
        assertThat(closed).isTrue();
    }

    @Test
    void everyKindOfDifferenceIsReported() {
        partnero.transactions().create(sold("same", "10.00", "customer_456"));
        sold("missing", "10.00", "customer_456");
        for (int i = 0; i < 3; i++) {
            partnero.transactions().create(sold("three times", "10.00", "customer_456"));
        }
        partnero.transactions().create(sale("another amount", "9.99", "customer_456"));
        sold("another amount", "10.00", "customer_456");
        partnero.transactions().create(sale("another buyer", "10.00", "customer_457"));
        sold("another buyer", "10.00", "customer_456");
        partnero.transactions().create(sale("unknown", "10.00", "customer_456"));
        partnero.transactions()
                .create(NewTransaction.builder()
                        .withoutKey()
                        .amount(Amount.of("10.00"))
                        .buyer(CustomerRef.id("customer_456"))
                        .build());
        partnero.transactions().create(sale("taken back", "10.00", "customer_456"));
        partnero.transactions().delete("taken back");

        assertThat(differences())
                .extracting(Difference::kind, Difference::key)
                .containsExactlyInAnyOrder(
                        tuple(Kind.MISSING, "missing"),
                        tuple(Kind.RECORDED_SEVERAL_TIMES, "three times"),
                        tuple(Kind.DIFFERENT, "another amount"),
                        tuple(Kind.DIFFERENT, "another buyer"),
                        tuple(Kind.UNKNOWN, "unknown"),
                        tuple(Kind.UNKNOWN, null));
        assertThat(differences())
                .allSatisfy(difference -> assertThat(difference.toString()).doesNotContain("order", "customer"));
    }

    @Test
    void anotherAmountInAnotherUnitCannotBeCompared() {
        convertEuros();
        partnero.transactions().create(sold("converted", Amount.of("10.00", "EUR")));
        partnero.transactions().create(sold("the unit was ignored", Amount.of("10.00", "GBP")));
        partnero.transactions().create(sale("another amount", "7.50", "customer_456"));
        sold("another amount", Amount.of("10.00", "USD"));

        assertThat(differences())
                .extracting(Difference::kind, Difference::key)
                .containsExactlyInAnyOrder(
                        tuple(Kind.NOT_COMPARABLE, "converted"), tuple(Kind.DIFFERENT, "another amount"));
        assertThat(differences())
                .filteredOn(difference -> difference.kind() == Kind.NOT_COMPARABLE)
                .allSatisfy(difference -> {
                    assertThat(difference.sold()).isEqualTo(orders.get("converted"));
                    assertThat(difference.recorded()).isNotNull();
                });
    }

    @Test
    void aSaleThatIsLookedUpByItsKeyMayNotBeComparableEither() {
        convertEuros();
        partnero.transactions().create(sold("converted", Amount.of("10.00", "EUR")));

        try (Stream<Difference> differences = Reconciliation.of(partnero.transactions(), sales(key -> {}))
                .since(Instant.now().plusSeconds(60))
                .differences()) {
            assertThat(differences).extracting(Difference::kind).containsExactly(Kind.NOT_COMPARABLE);
        }
    }

    @Test
    void salesThatComeInMeanwhileMakeNoDifference() {
        for (int i = 0; i < 150; i++) {
            partnero.transactions().create(sold("order-" + i, "10.00", "customer_456"));
        }
        AtomicInteger found = new AtomicInteger();
        SoldSales busy = sales(key -> {
            if (found.incrementAndGet() == 50) {
                for (int i = 0; i < 20; i++) {
                    partnero.transactions().create(sold("late-" + i, "10.00", "customer_456"));
                }
            }
        });

        try (Stream<Difference> differences =
                Reconciliation.of(partnero.transactions(), busy).differences()) {
            assertThat(differences).isEmpty();
        }
    }

    @Test
    void aSaleThatIsWithdrawnMeanwhileIsNotMissing() {
        sold("withdrawn", "10.00", "customer_456");

        try (Stream<Difference> differences = Reconciliation.of(partnero.transactions(), sales(orders::remove))
                .differences()) {
            assertThat(differences).isEmpty();
        }
    }

    @Test
    void whatIsOlderIsNotReadAndLookedUpOnlyIfSoldAfterwards() {
        partnero.transactions().create(sale("unknown", "10.00", "customer_456"));
        partnero.transactions().create(sold("known", "10.00", "customer_456"));

        try (Stream<Difference> differences = Reconciliation.of(partnero.transactions(), sales(key -> {}))
                .since(Instant.now().plusSeconds(60))
                .differences()) {
            assertThat(differences).isEmpty();
        }
    }

    @Test
    void pagesAreReadOnlyAsFarAsTheStreamIs() {
        for (int i = 0; i < 300; i++) {
            partnero.transactions().create(sale("unknown-" + i, "10.00", "customer_456"));
        }
        int before = partnero.received().size();

        try (Stream<Difference> differences =
                Reconciliation.of(partnero.transactions(), sales(key -> {})).differences()) {
            assertThat(differences.limit(10)).hasSize(10);
        }

        assertThat(partnero.received().size() - before).isEqualTo(1);
    }

    private List<Difference> differences() {
        try (Stream<Difference> differences =
                Reconciliation.of(partnero.transactions(), sales(key -> {})).differences()) {
            return differences.toList();
        }
    }

    private SoldSales sales(java.util.function.Consumer<String> onFind) {
        return new SoldSales() {
            @Override
            public Stream<NewTransaction> all() {
                return List.copyOf(orders.values()).stream().onClose(() -> closed = true);
            }

            @Override
            public Optional<NewTransaction> find(String key) {
                onFind.accept(key);
                return Optional.ofNullable(orders.get(key));
            }
        };
    }

    private NewTransaction sold(String key, String amount, String buyer) {
        NewTransaction sale = sale(key, amount, buyer);
        orders.put(key, sale);
        return sale;
    }

    private void convertEuros() {
        partnero.service().behaviour().unitAtCreate(true);
        partnero.service().program().convert("EUR", "1.162");
    }

    private NewTransaction sold(String key, Amount amount) {
        NewTransaction sale = NewTransaction.builder()
                .key(key)
                .amount(amount)
                .buyer(CustomerRef.id("customer_456"))
                .build();
        orders.put(key, sale);
        return sale;
    }

    private static NewTransaction sale(String key, String amount, String buyer) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount))
                .buyer(CustomerRef.id(buyer))
                .build();
    }
}
