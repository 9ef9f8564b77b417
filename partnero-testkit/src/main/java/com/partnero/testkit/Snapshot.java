package com.partnero.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /**
     * Takes copies of the lists, and checks that they fit together.
     *
     * @throws IllegalArgumentException if numbers have gaps or somebody is mentioned who is no customer
     */
    public Snapshot {
        customers = List.copyOf(customers);
        transactions = List.copyOf(transactions);
        coupons = List.copyOf(coupons);
        credits = List.copyOf(credits);
        openings = List.copyOf(openings);
        rejected = List.copyOf(rejected);
        Set<String> ids = new HashSet<>();
        customers.forEach(customer -> ids.add(customer.id()));
        customers.forEach(customer -> known(ids, customer.referrer() == null ? customer.id() : customer.referrer()));
        for (int i = 0; i < transactions.size(); i++) {
            TransactionRow row = transactions.get(i);
            if (row.number() != i + 1) {
                throw new IllegalArgumentException("transaction " + (i + 1) + " has the number " + row.number());
            }
            known(ids, row.buyer());
        }
        coupons.forEach(coupon -> known(ids, coupon.beneficiary()));
        credits.forEach(credit -> known(ids, credit.customer()));
        openings.forEach(opening -> known(ids, opening.customer()));
    }

    private static void known(Set<String> ids, String id) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException("there is no customer " + id);
        }
    }
}
