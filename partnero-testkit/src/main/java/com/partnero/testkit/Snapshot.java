package com.partnero.testkit;

import java.util.List;

/**
 * Everything that a service holds, at one moment: to keep, and to put back.
 *
 * @param program what the owner has set up
 * @param behaviour the switches
 * @param customers every customer
 * @param transactions every transaction ever recorded, numbered from 1
 * @param coupons every coupon
 * @param credits every credit note
 * @param openings what customers had earned before
 * @param rejected the numbers of transactions whose rewards were rejected
 */
record Snapshot(
        Program program,
        Behaviour behaviour,
        List<CustomerRow> customers,
        List<TransactionRow> transactions,
        List<CouponRow> coupons,
        List<CreditRow> credits,
        List<CreditRow> openings,
        List<Long> rejected) {

    /** Takes copies of the lists. */
    Snapshot {
        customers = List.copyOf(customers);
        transactions = List.copyOf(transactions);
        coupons = List.copyOf(coupons);
        credits = List.copyOf(credits);
        openings = List.copyOf(openings);
        rejected = List.copyOf(rejected);
    }
}
