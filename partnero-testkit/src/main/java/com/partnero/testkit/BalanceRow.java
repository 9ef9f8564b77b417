package com.partnero.testkit;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one customer has earned but not yet used. API document: "Get customer's balance".
 *
 * @param customer the customer whose balance it is
 * @param referrals how many customers this one has referred
 * @param entries one for each currency or unit
 * @param coupons rewards that are not countable
 * @param referralLink the link with which the customer recommends the program
 */
record BalanceRow(
        CustomerRow customer, int referrals, List<Entry> entries, List<CouponRow> coupons, String referralLink) {

    /** Copies the lists. */
    public BalanceRow {
        entries = List.copyOf(entries);
        coupons = List.copyOf(coupons);
    }

    /**
     * The amount in one currency or unit.
     *
     * @param unit the currency or unit; case is ignored
     * @return in major units; zero if there is none
     */
    public BigDecimal amount(String unit) {
        return entries.stream()
                .filter(entry -> entry.unit().equalsIgnoreCase(unit))
                .map(Entry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The balance in one currency or unit.
     *
     * @param amount in major units
     * @param unit the currency or other unit
     * @param currency whether it is money
     * @since 0.1.0
     */
    public record Entry(BigDecimal amount, String unit, boolean currency) {

        @Override
        public String toString() {
            return amount.toPlainString() + " " + unit;
        }
    }
}
