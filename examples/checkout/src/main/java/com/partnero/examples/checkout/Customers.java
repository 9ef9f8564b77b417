package com.partnero.examples.checkout;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who takes part. With the real service these must be customers of the program.
 *
 * @param buyer who orders, and was referred
 * @param referrer who recommended the shop to the buyer
 */
@ConfigurationProperties("checkout")
record Customers(
        @DefaultValue("ada") String buyer,
        @DefaultValue("grace") String referrer) {}
