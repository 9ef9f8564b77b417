package com.partnero.testkit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Adds up one customer's balance, unit by unit. */
final class Balances {

    private final String customer;
    private final Map<String, BalanceRow.Entry> entries = new LinkedHashMap<>();

    Balances(String customer) {
        this.customer = customer;
    }

    /** Adds valid rewards. Rewards that are under review, rejected or deleted add nothing, but their unit is listed. */
    Balances rewards(List<TransactionRow> transactions) {
        for (TransactionRow transaction : transactions) {
            for (RewardRow reward : transaction.rewards()) {
                boolean stands = reward.deletedAt() == null && reward.status().equals(RewardRow.OK);
                if (reward.beneficiary().equals(customer)) {
                    add(stands ? reward.amount() : BigDecimal.ZERO, reward.unit(), reward.currency());
                }
            }
        }
        return this;
    }

    Balances credits(List<CreditRow> credits, boolean drawDown) {
        for (CreditRow credit : credits) {
            if (credit.customer().equals(customer)) {
                BigDecimal amount = drawDown ? credit.amount().negate() : credit.amount();
                add(amount, credit.unit(), credit.currency());
            }
        }
        return this;
    }

    private void add(BigDecimal amount, String unit, boolean currency) {
        String name = currency ? unit.toUpperCase(Locale.ROOT) : unit;
        entries.merge(
                currency + name,
                new BalanceRow.Entry(Ledger.tidy(amount), name, currency),
                (before, more) ->
                        new BalanceRow.Entry(Ledger.tidy(before.amount().add(more.amount())), name, currency));
    }

    List<BalanceRow.Entry> entries() {
        return List.copyOf(entries.values());
    }
}
