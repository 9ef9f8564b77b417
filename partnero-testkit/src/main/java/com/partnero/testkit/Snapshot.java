package com.partnero.testkit;

import java.util.List;

/**
 * The whole state of a service at one moment.
 *
 * @param program the settings of the owner
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

    /** Copies the lists. */
    Snapshot {
        customers = List.copyOf(customers);
        transactions = List.copyOf(transactions);
        coupons = List.copyOf(coupons);
        credits = List.copyOf(credits);
        openings = List.copyOf(openings);
        rejected = List.copyOf(rejected);
    }
}
