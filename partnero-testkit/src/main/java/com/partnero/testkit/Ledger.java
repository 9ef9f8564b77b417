package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every recorded transaction, coupon and credit note, including deleted ones. The service's lock protects it. */
final class Ledger {

    private final Program program;
    private final Behaviour behaviour;
    private final List<TransactionRow> transactions = new ArrayList<>();
    /** The numbers of transactions that are not deleted, by case-insensitive key. */
    private final Map<String, NavigableSet<Long>> numbersByKey = new HashMap<>();

    private final Map<String, List<Long>> numbersByBeneficiary = new HashMap<>();
    private final List<CouponRow> coupons = new ArrayList<>();
    private final List<CreditRow> credits = new ArrayList<>();
    private final List<CreditRow> openings = new ArrayList<>();
    private final Set<Long> rejected = new TreeSet<>();
    private int generatedCoupons;
    private long changes;

    Ledger(Program program, Behaviour behaviour) {
        this.program = program;
        this.behaviour = behaviour;
    }

    void clear() {
        changes++;
        transactions.clear();
        numbersByKey.clear();
        numbersByBeneficiary.clear();
        coupons.clear();
        credits.clear();
        openings.clear();
        rejected.clear();
        generatedCoupons = 0;
    }

    Snapshot snapshot(Program program, Behaviour behaviour, List<CustomerRow> customers) {
        return new Snapshot(
                program, behaviour, customers, transactions, coupons, credits, openings, List.copyOf(rejected));
    }

    void restore(Snapshot snapshot) {
        changes++;
        snapshot.transactions().forEach(this::add);
        coupons.addAll(snapshot.coupons());
        credits.addAll(snapshot.credits());
        openings.addAll(snapshot.openings());
        rejected.addAll(snapshot.rejected());
        generatedCoupons = coupons.size();
    }

    /** A number that grows with every change. */
    long changes() {
        return changes;
    }

    long nextNumber() {
        return transactions.size() + 1L;
    }

    void add(TransactionRow row) {
        changes++;
        transactions.add(row);
        row.rewards().stream()
                .map(RewardRow::beneficiary)
                .distinct()
                .forEach(who -> numbersByBeneficiary
                        .computeIfAbsent(who, w -> new ArrayList<>())
                        .add(row.number()));
        if (row.key() != null && row.deletedAt() == null) {
            numbersByKey
                    .computeIfAbsent(Texts.fold(row.key()), key -> new TreeSet<>())
                    .add(row.number());
        }
    }

    void add(CouponRow row) {
        changes++;
        coupons.add(row);
    }

    void add(CreditRow row) {
        changes++;
        credits.add(row);
    }

    void addOpening(CreditRow row) {
        changes++;
        openings.add(row);
    }

    String nextCouponCode(String prefix) {
        generatedCoupons++;
        return prefix + String.format("%06d", generatedCoupons);
    }

    /** All transactions as of a moment, oldest first. */
    List<TransactionRow> all(Instant now) {
        return transactions.stream().map(row -> at(row, now)).toList();
    }

    /** The transactions that reward a customer, oldest first. */
    List<TransactionRow> rewarding(String customer, Instant now) {
        return numbersByBeneficiary.getOrDefault(customer, List.of()).stream()
                .map(number -> row(number, now))
                .toList();
    }

    /** How many transactions were ever recorded. */
    int size() {
        return transactions.size();
    }

    /** The transactions that are not deleted, oldest first. */
    List<TransactionRow> present(Instant now) {
        return transactions.stream()
                .filter(row -> row.deletedAt() == null)
                .map(row -> at(row, now))
                .toList();
    }

    /** The transactions with a key that are not deleted, oldest first. */
    List<TransactionRow> present(String key, Instant now) {
        return numbersByKey.getOrDefault(Texts.fold(key), Collections.emptyNavigableSet()).stream()
                .map(number -> row(number, now))
                .filter(row -> behaviour.ignoresCase() || key.equals(row.key()))
                .toList();
    }

    /** The row that a fetch or a delete takes; null if no row has the key. */
    @Nullable
    TransactionRow pick(String key, Instant now) {
        List<TransactionRow> rows = present(key, now);
        if (rows.isEmpty()) {
            return null;
        }
        return rows.get(behaviour.newestRow() ? rows.size() - 1 : 0);
    }

    TransactionRow row(long number, Instant now) {
        return at(transactions.get((int) number - 1), now);
    }

    private TransactionRow at(TransactionRow row, Instant now) {
        if (row.recordedAt().plus(behaviour.rewardsAfter()).isAfter(now)) {
            return row.withRewards(List.of());
        }
        String status = rejected.contains(row.number())
                ? RewardRow.REJECTED
                : row.recordedAt().plus(program.reviewPeriod()).isAfter(now) ? RewardRow.REVIEW_PERIOD : RewardRow.OK;
        return status.equals(RewardRow.OK)
                ? row
                : row.withRewards(row.rewards().stream()
                        .map(reward -> reward.withStatus(status))
                        .toList());
    }

    void delete(long number, Instant now) {
        changes++;
        int index = (int) number - 1;
        TransactionRow row = transactions.get(index);
        transactions.set(index, row.deleted(now));
        if (row.key() != null) {
            numbersByKey.computeIfPresent(
                    Texts.fold(row.key()),
                    (key, numbers) -> numbers.remove(number) && numbers.isEmpty() ? null : numbers);
        }
        coupons.removeIf(coupon -> Objects.equals(coupon.transaction(), number));
    }

    void reject(long number) {
        changes++;
        rejected.add(number);
    }

    List<CreditRow> credits() {
        return List.copyOf(credits);
    }

    List<CreditRow> openings() {
        return List.copyOf(openings);
    }

    List<CouponRow> coupons(String customer, Instant now) {
        return coupons.stream()
                .filter(coupon -> coupon.beneficiary().equals(customer))
                .filter(coupon -> coupon.transaction() == null
                        || !coupon.createdAt().plus(behaviour.rewardsAfter()).isAfter(now))
                .toList();
    }

    /** A number as the service prints it, without trailing zeros. */
    static BigDecimal tidy(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
