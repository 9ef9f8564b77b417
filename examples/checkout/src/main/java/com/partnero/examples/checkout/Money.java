package com.partnero.examples.checkout;

import com.partnero.Amount;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts and names as the page shows them. */
final class Money {

    private Money() {}

    /** Such as {@code 20.00 USD}. */
    static String text(Amount amount) {
        String number = amount.value().setScale(2, RoundingMode.HALF_UP).toPlainString();
        return amount.unit() == null ? number : number + " " + amount.unit();
    }

    /** A customer's id with a capital letter. */
    static String name(String customer) {
        return customer.substring(0, 1).toUpperCase(Locale.ROOT) + customer.substring(1);
    }
}
