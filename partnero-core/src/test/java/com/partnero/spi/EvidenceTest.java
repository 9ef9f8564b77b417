package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Buyer BUYER = CustomerRef.id("customer_456");

    @ParameterizedTest
    @CsvSource({
        "100, 100.00, true",
        "100.00, 1E+2, true",
        "33.333, 33.33, true",
        "33.335, 33.34, true",
        "99.999, 100.00, true",
        "99.999, 100, true",
        "99.99, 99.989999999999995, true",
        "0.3, 0.30000000000000004, true",
        "123456789.01, 123456789.01000001, true",
        "1000, 1000.00000000009, true",
        "1000, 1000.0000000001, false",
        "123456789012345.67, 123456789012350, false",
        "123456789012345.67, 123456789012345.68, false",
        "123456789012345.67, 123456789012345.6700001, true",
        "99.9999999999999, 99.9999999999998, false",
        "99.99, 99.98, false",
        "99.99, 99.985, false",
        "99.99, 100, false",
        "100, 100.4, false",
        "100.4, 100, false",
        "33.33, 33.333, false",
        "0.01, 0, false",
        "1000, 1, false",
        "5, -5, false"
    })
    void amountsAreTheSameIfEqualToTheDigitsShownOrButForBinaryNoise(String sold, String recorded, boolean same) {
        assertThat(isSame(sale(BUYER, Amount.of(sold)), row(Amount.of(recorded))))
                .isEqualTo(same);
        assertThat(isSame(sale(BUYER, Amount.of(sold, "EUR")), row(Amount.of(recorded, "eur"))))
                .isEqualTo(same);
        assertThat(isSame(sale(BUYER, Amount.of(sold, "EUR")), row(Amount.of(recorded))))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "10 EUR, 10 EUR, SAME",
        "10 EUR, 10 eur, SAME",
        "10 EUR, 10, SAME",
        "10, 10 USD, SAME",
        "10 EUR, 7.5 EUR, DIFFERENT",
        "10 EUR, 7.5, DIFFERENT",
        "10, 7.5 USD, DIFFERENT",
        "10 EUR, 10 USD, SAME",
        "10 EUR, 10.00 USD, SAME",
        "10 EUR, 11.62 USD, INCOMPARABLE",
        "100000 EUR, 10 USD, INCOMPARABLE",
        "10 EUR, , UNPROVEN",
        "10, , UNPROVEN"
    })
    void theAmountDecidesAtAnyAge(String sold, @Nullable String recorded, LookUpResult result) {
        for (Instant created : Arrays.asList(null, NOW, NOW.minus(Duration.ofDays(400)))) {
            Transaction row =
                    row(amount(recorded)).toBuilder().createdAt(created).build();

            assertThat(Evidence.ofRow(sale(BUYER, Objects.requireNonNull(amount(sold))), row))
                    .isEqualTo(result);
        }
    }

    private static @Nullable Amount amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ");
        return parts.length == 1 ? Amount.of(parts[0]) : Amount.of(parts[0], parts[1]);
    }

    @Test
    void anotherActionOrBuyerIsAnotherSaleInAnyUnit() {
        NewTransaction sale = sale(BUYER, Amount.of("10", "EUR"));
        Transaction converted = row(Amount.of("11.62", "USD"));

        assertThat(Evidence.ofRow(
                        sale, converted.toBuilder().buyer("customer_457").build()))
                .isEqualTo(LookUpResult.DIFFERENT);
        assertThat(Evidence.ofRow(
                        sale, converted.toBuilder().action(Action.of("upgrade")).build()))
                .isEqualTo(LookUpResult.DIFFERENT);
    }

    @Test
    void anotherActionIsAnotherSale() {
        Transaction.Builder row = row(Amount.of("1")).toBuilder();

        assertThat(isSame(
                        sale(BUYER, Amount.of("1")),
                        row.action(Action.of("upgrade")).build()))
                .isFalse();
        assertThat(isSame(sale(BUYER, Amount.of("1")), row.action(Action.SALE).build()))
                .isTrue();
        assertThat(isSame(sale(BUYER, Amount.of("1")), row.action(null).build()))
                .isTrue();
    }

    @Test
    void aBuyerContradictsOnlyWhereTheServiceShowsWhatWasSent() {
        assertThat(isBuyer(BUYER, null)).isTrue();
        assertThat(isBuyer(BUYER, "customer_456")).isTrue();
        assertThat(isBuyer(CustomerRef.id("Customer_456"), "customer_456")).isTrue();
        assertThat(isBuyer(BUYER, "customer_457")).isFalse();
        assertThat(isBuyer(BUYER, "a@b.example")).isTrue();
        assertThat(isBuyer(CustomerRef.id("a@b.example"), "c@b.example")).isFalse();
        assertThat(isBuyer(CustomerRef.id("a@b.example"), "customer_456")).isFalse();
        assertThat(isBuyer(BUYER, "@joe")).isTrue();
        assertThat(isBuyer(CustomerRef.id("@joe"), "@ann")).isFalse();
        assertThat(isBuyer(CustomerRef.key("key"), "customer_456")).isTrue();
        assertThat(isBuyer(CustomerRef.email("a@b.example"), "customer_456")).isTrue();
        assertThat(isBuyer(CustomerRef.email("a@b.example"), "A@B.example")).isTrue();
        assertThat(isBuyer(CustomerRef.email("a@b.example"), "c@b.example")).isFalse();
        NewCustomer both =
                NewCustomer.builder().id("customer_456").email("a@b.example").build();
        assertThat(isBuyer(both, "customer_456")).isTrue();
        assertThat(isBuyer(both, "a@b.example")).isTrue();
        assertThat(isBuyer(both, "customer_457")).isFalse();
        assertThat(isBuyer(both, "c@b.example")).isFalse();
        assertThat(isBuyer(NewCustomer.builder().email("a@b.example").build(), "customer_456"))
                .isTrue();
    }

    @Test
    void anAnswerIsAboutTheSaleWhoseKeyItHas() {
        NewTransaction sale = sale(BUYER, Amount.of("1"));
        Transaction answer = row(Amount.of("1"));

        assertThat(isAnswerTo(sale, answer)).isTrue();
        assertThat(isAnswerTo(sale, Transaction.builder().key("k").build())).isTrue();
        assertThat(isAnswerTo(sale, row(Amount.of("2")))).isFalse();
        assertThat(isAnswerTo(sale, answer.toBuilder().key("K").build())).isFalse();
        assertThat(isAnswerTo(sale, answer.toBuilder().key(null).build())).isFalse();
        assertThat(isAnswerTo(sale, answer.toBuilder().buyer("customer_457").build()))
                .isFalse();
        assertThat(isAnswerTo(sale, answer.toBuilder().deletedAt(NOW).build())).isFalse();
    }

    @Test
    void anAnswerToASaleWithoutAKeyIsIdentifiedByItsAmount() {
        NewTransaction sale = NewTransaction.builder()
                .withoutKey()
                .amount(Amount.of("1", "USD"))
                .buyer(BUYER)
                .build();

        assertThat(isAnswerTo(
                        sale, row(Amount.of("1", "USD")).toBuilder().key(null).build()))
                .isTrue();
        assertThat(isAnswerTo(
                        sale, row(Amount.of("2", "USD")).toBuilder().key(null).build()))
                .isFalse();
        assertThat(isAnswerTo(sale, Transaction.builder().build())).isFalse();
    }

    @Test
    void anAnswerInAnotherUnitIsAboutTheSaleUnlessItIsOlder() {
        NewTransaction sale = sale(BUYER, Amount.of("1", "USD"));
        Transaction converted = row(Amount.of("0.92", "EUR"));

        assertThat(isAnswerTo(sale, converted)).isTrue();
        assertThat(isAnswerTo(
                        sale,
                        converted.toBuilder().createdAt(NOW.minusSeconds(299)).build()))
                .isTrue();
        Transaction older =
                converted.toBuilder().createdAt(NOW.minusSeconds(301)).build();
        assertThat(isAnswerTo(sale, older)).isFalse();
        assertThat(isAnswerTo(
                        sale, older.toBuilder().amount(Amount.of("1", "EUR")).build()))
                .as("the service ignored the unit")
                .isTrue();
        assertThat(isAnswerTo(sale.toBuilder().createdAt(NOW.minusSeconds(301)).build(), older))
                .isTrue();
    }

    private static boolean isAnswerTo(NewTransaction sale, Transaction answer) {
        return Evidence.isAnswerTo(sale, answer, NOW);
    }

    @Test
    void aBalanceIsOfTheCustomerWhomItNames() {
        assertThat(Evidence.isAbout("c1", CustomerBalance.builder().build())).isTrue();
        assertThat(Evidence.isAbout("c1", balance(null))).isTrue();
        assertThat(Evidence.isAbout("c1", balance("c1"))).isTrue();
        assertThat(Evidence.isAbout("C1", balance("c1"))).isTrue();
        assertThat(Evidence.isAbout("c1", balance("c2"))).isFalse();
    }

    @Test
    void aListProvesSomethingAboutAKeyOnlyIfItIsFiltered() {
        Transaction exact = row(Amount.of("1"));
        Transaction deleted = exact.toBuilder().deletedAt(NOW).build();
        Transaction other = exact.toBuilder().key("other").build();

        assertThat(ofKey(false)).isEqualTo(LookUpResult.MISSING);
        assertThat(ofKey(false, deleted)).isEqualTo(LookUpResult.MISSING);
        assertThat(ofKey(false, exact.toBuilder().deleted(true).build())).isEqualTo(LookUpResult.MISSING);
        assertThat(ofKey(true)).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(ofKey(false, other)).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(ofKey(false, exact.toBuilder().key(null).build())).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(ofKey(false, exact)).isEqualTo(LookUpResult.SAME);
        assertThat(ofKey(true, other, exact)).isEqualTo(LookUpResult.SAME);
        assertThat(ofKey(false, exact, exact)).isEqualTo(LookUpResult.MANY);
        Page.Builder<Transaction> empty = Page.of(List.of(), 1);
        assertThat(Evidence.ofKey("k", empty.range(null, 0).build())).isEqualTo(LookUpResult.MISSING);
        assertThat(Evidence.ofKey("k", empty.range(0, null).build())).isEqualTo(LookUpResult.MISSING);
        assertThat(Evidence.ofKey("k", empty.range(1, null).build())).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(Evidence.ofKey("k", empty.range(1, 6).build())).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(Evidence.ofKey("k", Page.<Transaction>of(List.of(), 2).build()))
                .isEqualTo(LookUpResult.UNPROVEN);
        assertThat(Evidence.ofKey(
                        "k",
                        Page.<Transaction>of(List.of(), 1).hasPrevious(true).build()))
                .isEqualTo(LookUpResult.UNPROVEN);
        for (String alike : List.of("K", " k", "k ", "k\u00a0", "\u200bk", "\tK\n")) {
            assertThat(ofKey(false, exact.toBuilder().key(alike).build()))
                    .as(alike)
                    .isEqualTo(LookUpResult.DIFFERENT);
        }
        assertThat(ofKey(false, exact.toBuilder().key(" \u200b\t").build()))
                .as("a key of nothing visible")
                .isEqualTo(LookUpResult.UNPROVEN);
    }

    @Test
    void aSaleWithoutAKeyIsFoundInNoList() {
        NewTransaction keyless = NewTransaction.builder()
                .withoutKey()
                .amount(Amount.of("1"))
                .buyer(BUYER)
                .build();

        assertThat(ofSale(keyless)).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(ofSale(keyless, row(Amount.of("1")))).isEqualTo(LookUpResult.UNPROVEN);
    }

    @Test
    void aSaleIsRecordedOnlyByARowThatShowsIt() {
        NewTransaction sale = sale(BUYER, Amount.of("1"));

        assertThat(ofSale(sale, row(Amount.of("1")))).isEqualTo(LookUpResult.SAME);
        assertThat(ofSale(sale, row(Amount.of("2")))).isEqualTo(LookUpResult.DIFFERENT);
        assertThat(ofSale(sale, Transaction.builder().key("k").build())).isEqualTo(LookUpResult.UNPROVEN);
        assertThat(ofSale(sale)).isEqualTo(LookUpResult.MISSING);
    }

    private static LookUpResult ofKey(boolean hasNext, Transaction... rows) {
        return Evidence.ofKey("k", Page.of(List.of(rows), 1).hasNext(hasNext).build());
    }

    private static LookUpResult ofSale(NewTransaction sale, Transaction... rows) {
        return Evidence.ofSale(sale, Page.of(List.of(rows), 1).build());
    }

    private static boolean isSame(NewTransaction sale, Transaction row) {
        return Evidence.ofRow(sale, row) == LookUpResult.SAME;
    }

    private static boolean isBuyer(Buyer buyer, @Nullable String recorded) {
        return isSame(
                sale(buyer, Amount.of("1")),
                row(Amount.of("1")).toBuilder().buyer(recorded).build());
    }

    private static CustomerBalance balance(@Nullable String id) {
        return CustomerBalance.builder()
                .customer(CustomerProfile.builder().id(id).build())
                .build();
    }

    private static NewTransaction sale(Buyer buyer, Amount amount) {
        return NewTransaction.builder().key("k").amount(amount).buyer(buyer).build();
    }

    private static Transaction row(Amount amount) {
        return Transaction.builder()
                .key("k")
                .amount(amount)
                .action(Action.SALE)
                .createdAt(NOW)
                .build();
    }
}
