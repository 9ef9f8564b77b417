package com.partnero.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads decimals from numbers and from strings. */
final class Decimals {

    /**
     * The limit also covers decimals in strings, to which the limits of numbers do not apply: BigDecimal takes a minute
     * for a million digits.
     */
    private static final int MAX_LENGTH = 256;

    /** How many digits always fit into a long. */
    private static final int SHORT = 18;

    private Decimals() {}

    /** The decimal; null if the text is not a decimal. */
    static @Nullable BigDecimal parse(CharSequence text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return null;
        }
        BigDecimal usual = length <= SHORT ? usual(text, length) : null;
        return usual == null ? general(text.toString()) : usual;
    }

    /** Reads digits with at most one point, faster than the general parser; null for other forms. */
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
