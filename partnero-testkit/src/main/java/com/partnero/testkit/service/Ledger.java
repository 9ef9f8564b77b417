package com.partnero.testkit.service;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every transaction, coupon and credit note ever recorded, deleted ones included. Guarded by the service. */
final class Ledger {

    private final List<TransactionRow> transactions = new ArrayList<>();
    private final List<CouponRow> coupons = new ArrayList<>();
    private final List<CreditRow> credits = new ArrayList<>();
    private final List<CreditRow> openings = new ArrayList<>();
    private final Set<Long> rejected = new TreeSet<>();
    private int generatedCoupons;

    void clear() {
        transactions.clear();
        coupons.clear();
        credits.clear();
        openings.clear();
        rejected.clear();
        generatedCoupons = 0;
    }

    Snapshot snapshot(Programme programme, Behaviour behaviour, List<CustomerRow> customers) {
        return new Snapshot(
                programme, behaviour, customers, transactions, coupons, credits, openings, List.copyOf(rejected));
    }

    void restore(Snapshot snapshot) {
        transactions.addAll(snapshot.transactions());
        coupons.addAll(snapshot.coupons());
        credits.addAll(snapshot.credits());
        openings.addAll(snapshot.openings());
        rejected.addAll(snapshot.rejected());
        generatedCoupons = coupons.size();
    }

    long nextNumber() {
        return transactions.size() + 1L;
    }

    void add(TransactionRow row) {
        transactions.add(row);
    }

    void add(CouponRow row) {
        coupons.add(row);
    }

    void add(CreditRow row) {
        credits.add(row);
    }

    void addOpening(CreditRow row) {
        openings.add(row);
    }

    String nextCouponCode(String prefix) {
        generatedCoupons++;
        return prefix + String.format("%06d", generatedCoupons);
    }

    /** Oldest first, as they stand at a moment. */
    List<TransactionRow> all(Instant now, Duration reviewPeriod) {
        return transactions.stream().map(row -> at(row, now, reviewPeriod)).toList();
    }

    /** Those that were not deleted, oldest first. */
    List<TransactionRow> standing(Instant now, Duration reviewPeriod) {
        return all(now, reviewPeriod).stream()
                .filter(row -> row.deletedAt() == null)
                .toList();
    }

    private TransactionRow at(TransactionRow row, Instant now, Duration reviewPeriod) {
        String status = rejected.contains(row.number())
                ? RewardRow.REJECTED
                : row.recordedAt().plus(reviewPeriod).isAfter(now) ? RewardRow.REVIEW_PERIOD : RewardRow.OK;
        return status.equals(RewardRow.OK)
                ? row
                : row.withRewards(row.rewards().stream()
                        .map(reward -> reward.withStatus(status))
                        .toList());
    }

    void delete(long number, Instant now) {
        int index = (int) number - 1;
        transactions.set(index, transactions.get(index).deleted(now));
        coupons.removeIf(coupon -> Objects.equals(coupon.transaction(), number));
    }

    void reject(long number) {
        rejected.add(number);
    }

    List<CreditRow> credits() {
        return List.copyOf(credits);
    }

    List<CreditRow> openings() {
        return List.copyOf(openings);
    }

    List<CouponRow> coupons(String customer) {
        return coupons.stream()
                .filter(coupon -> coupon.beneficiary().equals(customer))
                .toList();
    }

    /** Which row a fetch or a delete takes. */
    static @Nullable TransactionRow pick(List<TransactionRow> standing, String key, PickedRow picked) {
        List<TransactionRow> matching = new ArrayList<>(
                standing.stream().filter(row -> key.equals(row.key())).toList());
        if (picked == PickedRow.NEWEST) {
            Collections.reverse(matching);
        }
        return matching.isEmpty() ? null : matching.get(0);
    }

    /** As the service prints numbers: no zeros at the end. */
    static BigDecimal tidy(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
