package com.partnero.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records sales: checks everything first, then changes everything at once. Guarded by the service. */
final class SaleRecorder {

    private static final String SEED =
            "add the customer by service().addCustomer(..), or by POST /__partnero/customers";

    private final Program program;
    private final Behaviour behaviour;
    private final Customers customers;
    private final Ledger ledger;

    SaleRecorder(Program program, Behaviour behaviour, Customers customers, Ledger ledger) {
        this.program = program;
        this.behaviour = behaviour;
        this.customers = customers;
        this.ledger = ledger;
    }

    List<TransactionRow> record(SaleRequest request, Instant now) {
        List<TransactionRow> replay = wholeReplay(request, now);
        if (replay != null) {
            return replay;
        }
        Refusal.Collector problems = new Refusal.Collector();
        CustomerRow known =
                request.createCustomer() && behaviour.knownBuyers() ? customers.find(request.buyer()) : null;
        boolean isNew = request.createCustomer() && known == null;
        CustomerRow buyer = isNew ? newBuyer(request.buyer(), now, problems) : existingBuyer(request.buyer(), problems);
        boolean partial = request.batch() && behaviour.partialBatch();
        List<Sale> accepted = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < request.sales().size(); i++) {
            Sale sale = request.sales().get(i);
            Refusal.Collector found = partial ? new Refusal.Collector() : problems;
            check(sale, request.batch() ? "transactions." + i + "." : "", taken, partial, found, now);
            if (!partial || found.isEmpty()) {
                accepted.add(sale);
            }
        }
        if (request.sales().isEmpty()) {
            problems.required("transactions");
        }
        problems.refuseIfAny();
        if (isNew) {
            customers.put(buyer);
        }
        return commit(accepted, buyer, now);
    }

    /** All rows of a repeated request, if repeated keys are replayed; otherwise null. */
    private @Nullable List<TransactionRow> wholeReplay(SaleRequest request, Instant now) {
        if (behaviour.repeatedKey() != RepeatedKey.REPLAY || request.sales().isEmpty()) {
            return null;
        }
        List<TransactionRow> rows = new ArrayList<>();
        for (Sale sale : request.sales()) {
            TransactionRow row = there(sale, now);
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return rows;
    }

    private @Nullable TransactionRow there(Sale sale, Instant now) {
        return sale.key() == null ? null : ledger.pick(sale.key(), now);
    }

    private CustomerRow existingBuyer(CustomerData named, Refusal.Collector problems) {
        if (named.id() == null && named.key() == null && named.email() == null) {
            problems.required("customer");
            return nobody();
        }
        CustomerRow buyer = customers.find(named);
        if (buyer == null) {
            String field = named.id() != null ? "customer.id" : named.key() != null ? "customer.key" : "customer.email";
            problems.add(field, "The selected " + field + " is invalid: there is no such customer.", hint(named));
            return nobody();
        }
        if (buyer.referrer() == null) {
            refuseUnreferred("customer", problems);
        }
        return buyer;
    }

    /** What a test can do about an unknown customer: many clients send a key where an id was seeded. */
    private String hint(CustomerData named) {
        CustomerRow sameId = named.id() == null && named.key() != null ? customers.get(named.key()) : null;
        return sameId == null
                ? SEED
                : sameId.id() + " is the customer's id, the key is " + sameId.key()
                        + ": send one of them, or seed this key";
    }

    private CustomerRow newBuyer(CustomerData data, Instant now, Refusal.Collector problems) {
        if (data.id() == null && data.key() == null && data.email() == null) {
            problems.required("customer");
            return nobody();
        }
        customers.checkNew(data, problems);
        CustomerRow referrer = null;
        if (data.referrer() == null) {
            refuseUnreferred("customer.referring_customer", problems);
        } else {
            referrer = customers.find(data.referrer());
            if (referrer == null) {
                String field = "customer.referring_customer";
                problems.add(
                        field,
                        "The selected " + field + " is invalid: there is no such customer.",
                        hint(data.referrer()));
            }
        }
        return problems.isEmpty() ? customers.draft(data, referrer, seconds(now)) : nobody();
    }

    private void refuseUnreferred(String field, Refusal.Collector problems) {
        if (!behaviour.unreferredBuyers()) {
            problems.add(
                    field,
                    "Transactions can be created for referred customers only.",
                    "say who referred the buyer, service().addCustomer(..).referredBy(..), or set"
                            + " behaviour().unreferredBuyers(true)");
        }
    }

    private static CustomerRow nobody() {
        return new CustomerRow(
                "", "", null, null, null, "", false, false, null, Map.of(), Map.of(), Instant.EPOCH, Instant.EPOCH);
    }

    private void check(
            Sale sale, String path, Set<String> taken, boolean partial, Refusal.Collector problems, Instant now) {
        if (sale.amount() == null) {
            problems.required(path + "amount");
        } else if (sale.amount().signum() < 0) {
            problems.add(path + "amount", "The " + path + "amount must be at least 0.");
        }
        if (behaviour.actionRequired() && !sale.hasAction()) {
            problems.required(path + "action");
        }
        String key = sale.key();
        if (key != null
                && (!taken.add(behaviour.ignoresCase() ? Texts.fold(key) : key) || ledger.pick(key, now) != null)) {
            refuseRepeated(path + "key", partial, problems);
        }
    }

    private void refuseRepeated(String field, boolean partial, Refusal.Collector problems) {
        RepeatedKey met = behaviour.repeatedKey();
        if (met == RepeatedKey.INVALID_422 || partial && met == RepeatedKey.CONFLICT_409) {
            problems.add(field, "The " + field + " has already been taken.");
        } else if (met == RepeatedKey.CONFLICT_409) {
            throw new Refusal(409, "A transaction with this key already exists.", Map.of());
        }
    }

    private List<TransactionRow> commit(List<Sale> sales, CustomerRow buyer, Instant now) {
        List<TransactionRow> made = new ArrayList<>();
        for (Sale sale : sales) {
            TransactionRow there = behaviour.repeatedKey() == RepeatedKey.REPLAY ? there(sale, now) : null;
            made.add(there != null ? there : commit(sale, buyer, now));
        }
        return made;
    }

    private TransactionRow commit(Sale sale, CustomerRow buyer, Instant now) {
        BigDecimal amount = Ledger.tidy(Objects.requireNonNull(sale.amount()));
        String action = sale.actionOrDefault();
        String sent = sale.unit();
        BigDecimal rate = sent == null ? null : program.rates().get(sent.toUpperCase(Locale.ROOT));
        if (rate != null) {
            amount = Ledger.tidy(amount.multiply(rate).setScale(2, RoundingMode.HALF_UP));
        }
        boolean named = rate == null && program.multiCurrency() && sent != null && !sent.isBlank();
        String unit = named ? Objects.requireNonNull(sent) : program.currency();
        TransactionRow row = new TransactionRow(
                ledger.nextNumber(),
                sale.key(),
                action,
                amount,
                unit,
                !named || isCurrency(unit),
                buyer.id(),
                buyer.referrer(),
                sale.productId(),
                sale.productType(),
                sale.createdAt() == null ? seconds(now) : sale.createdAt(),
                now,
                null,
                List.of());
        boolean rewarded = Boolean.TRUE.equals(sale.rewarded()) || Boolean.FALSE.equals(sale.rewardable());
        TransactionRow recorded = rewarded ? row : row.withRewards(rewards(row, buyer, seconds(now)));
        ledger.add(recorded);
        return ledger.row(recorded.number(), now);
    }

    /** The service shows whole seconds. */
    static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isCurrency(String unit) {
        return unit.toUpperCase(Locale.ROOT).matches("[A-Z]{3}");
    }

    private List<RewardRow> rewards(TransactionRow row, CustomerRow buyer, Instant now) {
        List<RewardRow> rewards = new ArrayList<>();
        for (ProgramReward each : program.rewards()) {
            CustomerRow beneficiary =
                    each.matches(row.action(), row.amount()) ? customers.upline(buyer, each.level()) : null;
            if (beneficiary == null) {
                continue;
            }
            if (each.kind() == ProgramReward.Kind.COUPON) {
                String code = ledger.nextCouponCode(Objects.requireNonNull(each.unit()));
                ledger.add(new CouponRow(beneficiary.id(), "custom", "generic_coupon", code, now, row.number()));
            } else {
                rewards.add(reward(each, row, beneficiary.id(), now));
            }
        }
        return rewards;
    }

    private static RewardRow reward(ProgramReward each, TransactionRow row, String beneficiary, Instant now) {
        boolean percent = each.kind() == ProgramReward.Kind.PERCENT;
        BigDecimal amount = percent ? row.amount().multiply(each.value()).movePointLeft(2) : each.value();
        String unit = Objects.requireNonNull(percent ? row.unit() : each.unit());
        boolean currency = percent ? row.currency() : each.kind() == ProgramReward.Kind.FIXED;
        return new RewardRow(beneficiary, RewardRow.OK, Ledger.tidy(amount), unit, currency, now, null);
    }
}
