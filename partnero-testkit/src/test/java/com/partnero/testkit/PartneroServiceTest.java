package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartneroServiceTest {

    private final ManualClock clock = new ManualClock();
    private final PartneroService service = PartneroService.create(clock);

    @BeforeEach
    void seed() {
        service.addCustomer("top");
        service.addCustomer("customer_123").referredBy("top");
        service.addCustomer("customer_456").referredBy("customer_123");
    }

    private static Sale sale(String key, String amount, String unit, String action) {
        return new Sale(key, new BigDecimal(amount), unit, action, null, null, null, null, null);
    }

    private List<TransactionRow> record(Sale... sales) {
        return service.record(new SaleRequest(
                CustomerData.named("customer_456", null, null), false, sales.length > 1, Arrays.asList(sales)));
    }

    private BigDecimal balance(String customer, String unit) {
        return service.balanceRow(customer).amount(unit);
    }

    @Test
    void rewardsOfEveryKindRewardWhomTheyName() {
        service.program()
                .rewards(
                        ProgramReward.percent("20").toReferrer(),
                        ProgramReward.percent("5").toReferrer(2),
                        ProgramReward.percent("1").toReferrer(3),
                        ProgramReward.fixed("3", "EUR")
                                .toBuyer()
                                .fromAmount("50")
                                .belowAmount("100"),
                        ProgramReward.units("10", "points").toBuyer().on("signup"),
                        ProgramReward.coupon("HI-").toBuyer());

        record(sale("a", "99.99", null, "sale"));
        record(sale("b", "100", null, "sale"));
        record(sale("c", "0", null, "signup"));

        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("39.998");
        assertThat(balance("top", "USD")).isEqualByComparingTo("9.9995");
        assertThat(balance("customer_456", "EUR")).isEqualByComparingTo("3");
        assertThat(balance("customer_456", "points")).isEqualByComparingTo("10");
        assertThat(service.balanceRow("customer_456").coupons())
                .extracting(CouponRow::value)
                .containsExactly("HI-000001", "HI-000002");
        service.delete("a");
        assertThat(service.balanceRow("customer_456").coupons()).hasSize(1);
    }

    @Test
    void balancesFollowDeletions() {
        record(sale("a", "99.99", null, "sale"));
        record(sale("a", "10", null, "sale"));

        service.delete("a");

        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("2");
        assertThat(service.ledger()).hasSize(2);
        assertThat(service.ledger().get(0).deletedAt()).isEqualTo(clock.instant());
        service.delete("a");
        assertThatThrownBy(() -> service.delete("a"))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void theRowThatIsPickedIsASwitch() {
        record(sale("a", "1", null, "sale"));
        record(sale("a", "2", null, "sale"));

        assertThat(service.fetch("a").amount()).isEqualByComparingTo("1");
        service.behaviour().newestRow(true);
        assertThat(service.fetch("a").amount()).isEqualByComparingTo("2");
    }

    @Test
    void theDirectionOfACreditIsASwitch() {
        service.credit("customer_123", new BigDecimal("100"), "USD", true);
        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("100");

        service.behaviour().creditDrawsDown(true);

        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("-100");
    }

    @Test
    void rewardsUnderReviewOrRejectedAreNotInTheBalance() {
        service.program().reviewPeriod(Duration.ofDays(14));
        record(sale("a", "100", null, "sale"));
        record(sale("b", "100", null, "sale"));
        assertThat(service.fetch("a").rewards()).extracting(RewardRow::status).containsOnly(RewardRow.REVIEW_PERIOD);
        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("0");

        service.rejectRewards("b");
        clock.advance(Duration.ofDays(14));

        assertThat(service.fetch("a").rewards()).extracting(RewardRow::status).containsOnly(RewardRow.OK);
        assertThat(service.fetch("b").rewards()).extracting(RewardRow::status).containsOnly(RewardRow.REJECTED);
        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("20");
    }

    @Test
    void aCurrencyCountsOnlyWithMultiCurrency() {
        record(sale("a", "100", "eur", "sale"));
        assertThat(service.fetch("a").unit()).isEqualTo("USD");

        service.program().multiCurrency(true);
        record(sale("b", "100", "eur", "sale"));

        assertThat(service.fetch("b").unit()).isEqualTo("eur");
        assertThat(balance("customer_123", "EUR")).isEqualByComparingTo("20");
    }

    @Test
    void theUnitAtCreateIsASwitch() {
        assertThat(record(sale("a", "1", null, "sale")).get(0).unit()).isNull();
        service.behaviour().unitAtCreate(true);
        assertThat(record(sale("b", "1", null, "sale")).get(0).unit()).isEqualTo("USD");
    }

    @Test
    void aListByKeyMayLag() {
        service.behaviour().keyVisibleAfter(Duration.ofMillis(500));
        record(sale("a", "1", null, "sale"));

        assertThat(service.list("a", 10, 1).rows()).isEmpty();
        assertThat(service.fetch("a").key()).isEqualTo("a");
        clock.advance(Duration.ofMillis(500));
        assertThat(service.list("a", 10, 1).rows()).hasSize(1);
    }

    @Test
    void rewardsMayBeLate() {
        service.behaviour().rewardsAfter(Duration.ofSeconds(2));
        service.program()
                .rewards(
                        ProgramReward.percent("20").toReferrer(),
                        ProgramReward.coupon("THANKS-").toBuyer());
        record(sale("a", "100", null, "sale"));
        clock.advance(Duration.ofMillis(1999));

        assertThat(service.fetch("a").rewards()).isEmpty();
        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("0");
        assertThat(service.balanceRow("customer_456").coupons()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(service.fetch("a").rewards()).hasSize(1);
        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("20");
        assertThat(service.balanceRow("customer_456").coupons()).hasSize(1);
    }

    @Test
    void theLargestPageIsASwitch() {
        service.list(null, 250, 1);
        service.behaviour().maxPageLimit(100);
        assertThatThrownBy(() -> service.list(null, 101, 1))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.fieldErrors()).containsOnlyKeys("limit"));
    }

    @Test
    void aBatchIsAtomicByDefault() {
        service.behaviour().repeatedKey(RepeatedKey.INVALID_422);
        record(sale("a", "1", null, "sale"));
        assertThatThrownBy(() -> record(sale("b", "1", null, "sale"), sale("a", "1", null, "sale")))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.fieldErrors()).containsOnlyKeys("transactions.1.key"));
        assertThat(service.transactions("b")).isEmpty();

        service.behaviour().partialBatch(true);

        assertThat(record(sale("b", "1", null, "sale"), sale("a", "1", null, "sale")))
                .extracting(TransactionRow::key)
                .containsExactly("b");
    }

    @Test
    void aReplayRecordsNothingTwice() {
        service.behaviour().repeatedKey(RepeatedKey.REPLAY);
        record(sale("a", "1", null, "sale"), sale("b", "1", null, "sale"));

        assertThat(record(sale("a", "1", null, "sale"), sale("c", "1", null, "sale")))
                .extracting(TransactionRow::number)
                .containsExactly(1L, 3L);
    }

    @Test
    void unreferredBuyersAreASwitch() {
        SaleRequest request = new SaleRequest(
                CustomerData.named("top", null, null), false, false, List.of(sale("a", "1", null, "sale")));
        assertThatThrownBy(() -> service.record(request)).isInstanceOf(Refusal.class);

        service.behaviour().unreferredBuyers(true);

        assertThat(service.record(request).get(0).referrer()).isNull();
        assertThat(service.fetch("a").rewards())
                .extracting(RewardRow::beneficiary)
                .containsExactly("top");
    }

    @Test
    void customersAreFoundByIdKeyAndEmail() {
        service.editCustomer("customer_456").key("ref_456").email("bob@example.com");
        for (CustomerData named : List.of(
                CustomerData.named("customer_456", null, null),
                CustomerData.named(null, "ref_456", null),
                CustomerData.named(null, null, "bob@example.com"))) {
            service.record(new SaleRequest(named, false, false, List.of(sale(null, "1", null, "sale"))));
        }
        assertThat(service.rows()).extracting(TransactionRow::buyer).containsOnly("customer_456");
    }

    @Test
    void seedsAreChecked() {
        assertThatThrownBy(() -> service.addCustomer("top")).hasMessageContaining("already");
        assertThatThrownBy(() -> service.editCustomer("top").referredBy("nobody"))
                .hasMessageContaining("addCustomer(\"nobody\")");
        assertThatThrownBy(() -> service.editCustomer("top").referredBy("customer_456"))
                .hasMessageContaining("cannot be its referrer");
    }

    @Test
    void manyThreadsRecordEverySaleOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 200; i++) {
            String key = "key " + i;
            threads.execute(() -> record(sale(key, "1", null, "sale")));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(service.transactions()).hasSize(200);
        assertThat(balance("customer_123", "USD")).isEqualByComparingTo("40");
        assertThat(service.rows()).extracting(TransactionRow::number).doesNotHaveDuplicates();
    }
}
