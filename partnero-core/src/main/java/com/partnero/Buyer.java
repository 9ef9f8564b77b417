package com.partnero;

/**
 * The customer who bought: a {@link CustomerRef} names an existing customer; a {@link NewCustomer} is created together
 * with the sale.
 *
 * <p>API document: "Create a transaction", {@code customer}.
 *
 * @since 0.1.0
 */
public sealed interface Buyer permits CustomerRef, NewCustomer {}
