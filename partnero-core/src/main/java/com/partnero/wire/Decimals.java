package com.partnero.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals on the wire, as numbers and as strings. */
final class Decimals {

    /** Also in a string, which the limits of numbers do not concern: a million digits take BigDecimal a minute. */
    private static final int MAX_LENGTH = 256;

    /** What fits into a long without a look at every digit. */
    private static final int SHORT = 18;

    private Decimals() {}

    /** The decimal; null if the text is none. */
    static @Nullable BigDecimal parse(CharSequence text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return null;
        }
        BigDecimal usual = length <= SHORT ? usual(text, length) : null;
        return usual == null ? general(text.toString()) : usual;
    }

    /** Digits with a point among them at most: read without the cost of the general parser. Null for other forms. */
    private static @Nullable BigDecimal usual(CharSequence text, int length) {
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + c - '0';
            } else if (c == '.' && point < 0 && length > 1) {
                point = i;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(digits, point < 0 ? 0 : length - 1 - point);
    }

    private static @Nullable BigDecimal general(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-.eE0123456789".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
