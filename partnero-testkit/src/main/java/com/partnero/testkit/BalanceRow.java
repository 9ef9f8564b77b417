package com.partnero.testkit;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one customer has earned and not yet drawn. API document: "Get customer's balance".
 *
 * @param customer whose balance it is
 * @param referrals how many customers this one has brought
 * @param entries one for each currency or unit
 * @param coupons what was earned besides
 * @param referralLink the link by which the customer recommends the program
 */
record BalanceRow(
        CustomerRow customer, int referrals, List<Entry> entries, List<CouponRow> coupons, String referralLink) {

    /**
     * Takes copies of the lists.
     */
    public BalanceRow {
        entries = List.copyOf(entries);
        coupons = List.copyOf(coupons);
    }

    /**
     * How much of one currency or unit there is.
     *
     * @param unit the currency or unit, in any case
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
     * @param unit the currency, or the unit of what is no currency
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
