package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.FoundOrCreated;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.reconciliation.Difference;
import com.partnero.reconciliation.Reconciliation;
import com.partnero.reconciliation.SoldSales;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.ManualClock;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.RepeatedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What follows when 10.00 USD is recorded under the key of a sale: every number, unit and age, by every operation, with and
 * without {@code programCurrency}.
 */
class AmountTableTest {

    private static final Instant LONG_AGO = Instant.parse("2021-03-04T05:06:07Z");

    /** By number and unit of the sale; a dash stands for no unit. */
    private static final Map<String, String> FINDINGS = Map.of(
            "10.00 USD", "same",
            "10.004 USD", "same",
            "7.50 USD", "different",
            "10.00 EUR", "same",
            "10.004 EUR", "same",
            "7.50 EUR", "incomparable",
            "10.00 -", "same",
            "10.004 -", "same",
            "7.50 -", "different");

    private enum Age {
        FRESH,
        SIX_MINUTES,
        BACK_DATED
    }

    private enum What {
        CREATE_IF_ABSENT,
        FIND_OR_CREATE,
        CREATE_REQUEST_LOST,
        CREATE_ANSWER_LOST,
        CREATE_ANSWERED,
        BATCH_REQUEST_LOST,
        RECONCILIATION
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE_IF_ABSENT    | found           | conflict, NOT_APPLIED | conflict, NOT_APPLIED, no comparison",
                "FIND_OR_CREATE      | found, not made | conflict, NOT_APPLIED | conflict, NOT_APPLIED, no comparison",
                "CREATE_REQUEST_LOST | verified        | conflict, UNKNOWN     | conflict, UNKNOWN, no comparison",
                "CREATE_ANSWER_LOST  | verified        | conflict, UNKNOWN     | conflict, UNKNOWN, no comparison",
                "CREATE_ANSWERED     | found           | conflict, UNKNOWN     | found; SIX_MINUTES: conflict, UNKNOWN, no comparison",
                "BATCH_REQUEST_LOST  | both            | UNKNOWN, the other    | UNKNOWN, the other",
                "RECONCILIATION      | nothing         | DIFFERENT             | NOT_COMPARABLE",
            })
    void everyNumberUnitAndAge(What what, String same, String different, String incomparable) {
        for (Map.Entry<String, String> finding : FINDINGS.entrySet()) {
            for (Age age : Age.values()) {
                String expected = switch (finding.getValue()) {
                    case "same" -> same;
                    case "different" -> different;
                    default -> incomparable;
                };
                String[] words = expected.split("; " + age + ": ");
                expected = words[words.length - 1].replaceFirst(";.*", "");
                String[] sold = finding.getKey().split(" ");
                boolean isRefused = sold[1].equals("EUR") && what != What.RECONCILIATION;

                assertThat(outcome(what, sold[0], sold[1], age, false))
                        .as("%s of %s, %s", what, finding.getKey(), age)
                        .isEqualTo(expected);
                assertThat(outcome(what, sold[0], sold[1], age, true))
                        .as("%s of %s, %s, programCurrency USD", what, finding.getKey(), age)
                        .isEqualTo(isRefused ? "refused, nothing sent" : expected);
            }
        }
    }

    private static String outcome(What what, String number, String unit, Age age, boolean programCurrency) {
        ManualClock clock = new ManualClock(Instant.now());
        InMemoryPartnero.Builder builder = InMemoryPartnero.builder()
                .service(PartneroService.create(clock))
                .callTimeout(Duration.ofSeconds(2));
        if (programCurrency) {
            builder.programCurrency("USD");
        }
        try (InMemoryPartnero partnero = builder.build()) {
            PartneroService service = partnero.service();
            service.behaviour().repeatedKey(RepeatedKey.REPLAY).unitAtCreate(true);
            service.addCustomer("customer_123");
            service.addCustomer("customer_456").referredBy("customer_123");
            NewTransaction recorded = sale("order-1", Amount.of("10.00", "USD"), age);
            service.addTransaction(recorded);
            NewTransaction other = sale("order-2", Amount.of("5", "USD"), age);
            if (what == What.BATCH_REQUEST_LOST) {
                service.addTransaction(other);
            }
            if (age == Age.SIX_MINUTES) {
                clock.advance(Duration.ofMinutes(6));
            }
            NewTransaction sold = sale("order-1", unit.equals("-") ? Amount.of(number) : Amount.of(number, unit), age);
            int before = partnero.received().size();
            String outcome;
            try {
                outcome = run(what, partnero, sold, other);
            } catch (PartneroConflictException e) {
                outcome = "conflict, " + e.outcome()
                        + (e.getMessage().contains("cannot be compared") ? ", no comparison" : "");
                assertThat(e.recorded()).extracting(Transaction::key).containsExactly("order-1");
            } catch (PartneroException e) {
                outcome = e.outcome() + ", "
                        + (e.recorded().size() == 1
                                        && "order-2".equals(e.recorded().get(0).key())
                                ? "the other"
                                : e.recorded());
            } catch (IllegalArgumentException e) {
                outcome = "refused, " + (partnero.received().size() == before ? "nothing sent" : "after a request");
            }
            assertThat(service.transactions("order-1")).as("rows under the key").hasSize(1);
            assertThat(partnero.received().stream()
                            .filter(sent -> sent == Operation.CREATE || sent == Operation.CREATE_ALL))
                    .as("POSTs")
                    .hasSizeLessThanOrEqualTo(1);
            return outcome;
        }
    }

    private static String run(What what, InMemoryPartnero partnero, NewTransaction sold, NewTransaction other) {
        Operation create = what == What.BATCH_REQUEST_LOST ? Operation.CREATE_ALL : Operation.CREATE;
        switch (what) {
            case CREATE_REQUEST_LOST, BATCH_REQUEST_LOST ->
                partnero.faults().on(create).next(Fault.LOSE_REQUEST);
            case CREATE_ANSWER_LOST -> partnero.faults().on(create).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
            default -> {}
        }
        return switch (what) {
            case CREATE_IF_ABSENT -> found(partnero.transactions().createIfAbsent(sold));
            case FIND_OR_CREATE -> {
                FoundOrCreated result = partnero.transactions().findOrCreate(sold);
                yield found(result.transaction()) + (result.created() ? ", made" : ", not made");
            }
            case CREATE_REQUEST_LOST, CREATE_ANSWER_LOST, CREATE_ANSWERED ->
                found(partnero.transactions().create(sold));
            case BATCH_REQUEST_LOST ->
                partnero.transactions()
                                        .createAll(NewTransactionBatch.of(sold, other))
                                        .size()
                                == 2
                        ? "both"
                        : "one";
            case RECONCILIATION -> differences(partnero, sold);
        };
    }

    private static String found(Transaction row) {
        assertThat(row.amount()).isEqualTo(Amount.of("10.00", "USD"));
        return row.isVerified() ? "verified" : "found";
    }

    private static String differences(InMemoryPartnero partnero, NewTransaction sold) {
        SoldSales sales = new SoldSales() {
            @Override
            public Stream<NewTransaction> all() {
                return Stream.of(sold);
            }

            @Override
            public Optional<NewTransaction> find(String key) {
                return Optional.of(sold).filter(sale -> Objects.equals(sale.key(), key));
            }
        };
        try (Stream<Difference> differences =
                Reconciliation.of(partnero.transactions(), sales).differences()) {
            List<Difference.Kind> kinds = differences.map(Difference::kind).toList();
            return kinds.isEmpty()
                    ? "nothing"
                    : kinds.size() == 1 ? kinds.get(0).name() : kinds.toString();
        }
    }

    private static NewTransaction sale(String key, Amount amount, Age age) {
        NewTransaction.Builder sale =
                NewTransaction.builder().key(key).amount(amount).buyer(CustomerRef.id("customer_456"));
        return age == Age.BACK_DATED ? sale.createdAt(LONG_AGO).build() : sale.build();
    }
}
