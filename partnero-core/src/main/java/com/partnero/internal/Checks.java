package com.partnero.internal;

import java.time.Duration;
import java.util.Objects;

/** Rejects bad arguments in the caller's words. No message repeats text that may be secret or personal. */
public final class Checks {

    private Checks() {}

    /** Characters that {@link Character} does not classify as white space or formatting, but Laravel trims. */
    private static final String ALSO_TRIMMED = "\u034F\u115F\u1160\u17B4\u17B5\u2065\u2800\u3164\uFFA0";

    /** Checks a key or id that becomes a path segment: {@link #trimmed}, and no dot segment. */
    public static String identifier(String what, String value) {
        trimmed(what, value);
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    what + " must not be \".\" or \"..\": servers and proxies treat it as a relative path");
        }
        return value;
    }

    /** Checks a text that the service must store unchanged: it has nothing at its ends that the service would trim. */
    public static String trimmed(String what, String value) {
        text(what, value);
        if (isInvisible(value.codePointAt(0)) || isInvisible(value.codePointBefore(value.length()))) {
            throw new IllegalArgumentException(
                    what + " must not begin or end with white space or an invisible character:"
                            + " the service would trim it and store a different text");
        }
        return value;
    }

    /** Whether a code point is white space, formatting, or a letter without a visible shape. */
    public static boolean isInvisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || point == 0x1D159
                || ALSO_TRIMMED.indexOf(point) >= 0;
    }

    /** Checks a text: not blank, no control characters, no lone surrogates. */
    public static String text(String what, String value) {
        Objects.requireNonNull(value, () -> what + " must not be null");
        boolean blank = true;
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            if (Character.isISOControl(point)) {
                throw new IllegalArgumentException(what + " must not contain control characters such as line breaks"
                        + " (found one at position " + i + ")");
            }
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(
                        what + " must be valid Unicode (half a surrogate pair at position " + i + ")");
            }
            blank = blank && (Character.isWhitespace(point) || Character.isSpaceChar(point));
            i += Character.charCount(point);
        }
        if (blank) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return value;
    }

    /** Checks a number against its bounds, both included. */
    public static int range(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max + ": " + value);
        }
        return value;
    }

    /** Checks that a duration is zero or more. */
    public static Duration notNegative(String what, Duration value) {
        Objects.requireNonNull(value, () -> what + " must not be null");
        if (value.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + value);
        }
        return value;
    }

    /** Checks a time limit: 1 ms to 1 h, which every timer of the platform supports. */
    public static Duration timeout(String what, Duration value) {
        Objects.requireNonNull(value, () -> what + " must not be null");
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(what + " must be 1 ms to 1 h: " + value);
        }
        return value;
    }
}
