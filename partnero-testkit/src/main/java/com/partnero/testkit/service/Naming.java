package com.partnero.testkit.service;

/**
 * How answers that hold a single transaction call buyer and referrer. Only the wire shows it.
 *
 * @since 0.1.0
 */
public enum Naming {
    /** As in the API document: the referrer is {@code partner}, the buyer {@code customer}. */
    REFERENCE,
    /** As in newer pages and in lists: the referrer is {@code customer}, the buyer {@code referred_customer}. */
    NEW
}
