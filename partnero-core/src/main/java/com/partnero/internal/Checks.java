package com.partnero.internal;

import java.time.Duration;
import java.util.Objects;

/** Refuses bad arguments in the caller's words, without repeating text that may be a secret or a person's. */
public final class Checks {

    private Checks() {}

    /** What {@link Character} does not know as white space or as formatting, and Laravel takes away all the same. */
    private static final String MORE_INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2065\u2800\u3164\uFFA0";

    /** A key or id that will stand in a path: {@link #trimmed}, and no dot segment. */
    public static String identifier(String what, String value) {
        trimmed(what, value);
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    what + " must not be \".\" or \"..\": servers and proxies read it as a step in the path");
        }
        return value;
    }

    /** A text that the service will keep as it is: one that nothing is cut off at its ends. */
    public static String trimmed(String what, String value) {
        text(what, value);
        if (isInvisible(value.codePointAt(0)) || isInvisible(value.codePointBefore(value.length()))) {
            throw new IllegalArgumentException(
                    what + " must not begin or end with white space or an invisible character:"
                            + " the service cuts it off, and keeps another text than the one given");
        }
        return value;
    }

    /** White space of any kind, formatting, or a letter that shows nothing. */
    public static boolean isInvisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || point == 0x1D159
                || MORE_INVISIBLE.indexOf(point) >= 0;
    }

    /** A text that says something: not blank, no control characters, no lone surrogates. */
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

    /** A number between two others, both included. */
    public static int range(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max + ": " + value);
        }
        return value;
    }

    /** A duration of zero or more. */
    public static Duration notNegative(String what, Duration value) {
        Objects.requireNonNull(value, () -> what + " must not be null");
        if (value.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + value);
        }
        return value;
    }

    /** A time limit: long enough to mean something, short enough for every timer under us. */
    public static Duration timeout(String what, Duration value) {
        Objects.requireNonNull(value, () -> what + " must not be null");
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(what + " must be 1 ms to 1 h: " + value);
        }
        return value;
    }
}
