package com.partnero;

/**
 * Who bought: an existing customer, named by a {@link CustomerRef}, or a {@link NewCustomer} who is created together with
 * the sale.
 *
 * <p>API document: "Create a transaction", {@code customer}.
 *
 * @since 0.1.0
 */
public sealed interface Buyer permits CustomerRef, NewCustomer {}
