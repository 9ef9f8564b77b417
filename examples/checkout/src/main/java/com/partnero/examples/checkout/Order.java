package com.partnero.examples.checkout;

/**
 * An order, as it is kept in the shop's own database.
 *
 * @param number our own, which is the key of the transaction
 * @param product what was bought
 * @param refunded whether it was taken back
 */
record Order(String number, Product product, boolean refunded) {}
