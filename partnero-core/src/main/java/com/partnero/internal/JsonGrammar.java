package com.partnero.internal;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks that bytes are one JSON document (RFC 8259) in valid UTF-8, within limits. Each method receives the position
 * where its part starts and returns the position where it ends; a position kept in a field was measurably slower.
 */
public final class JsonGrammar {

    /** How many bytes are checked before {@link #stopped} is asked again. */
    private static final int STRIDE = 1 << 16;

    /** How much white space may follow in a row. Moshi takes quadratic time to skip it: minutes for eight megabytes. */
    private static final int MAX_SPACE = 1 << 14;

    private final byte[] bytes;
    private final int maxDepth;
    private final int maxDigits;
    private final BooleanSupplier stopped;

    private JsonGrammar(byte[] bytes, int maxDepth, int maxDigits, BooleanSupplier stopped) {
        this.bytes = bytes;
        this.maxDepth = maxDepth;
        this.maxDigits = maxDigits;
        this.stopped = stopped;
    }

    /** Describes what is wrong with the document that starts at an index, without quoting it; null if it is valid. */
    public static @Nullable String flaw(byte[] bytes, int from, int maxDepth, int maxDigits) {
        return flaw(bytes, from, maxDepth, maxDigits, () -> false);
    }

    /** The same. A long document is checked in strides, and no further once {@code stopped} says true. */
    public static @Nullable String flaw(byte[] bytes, int from, int maxDepth, int maxDigits, BooleanSupplier stopped) {
        try {
            new JsonGrammar(bytes, maxDepth, maxDigits, stopped).document(from);
            return null;
        } catch (Flaw flaw) {
            return flaw.getMessage();
        }
    }

    /** Uses a loop instead of recursion, because the compiler optimizes the recursion in some runs only. */
    private void document(int from) {
        if (from == bytes.length) {
            throw new Flaw("empty");
        }
        byte[] ends = new byte[16];
        int depth = 0;
        int at = space(from);
        int next = STRIDE;
        while (true) {
            if (at >= next) {
                next = at + STRIDE;
                if (stopped.getAsBoolean()) {
                    throw new Flaw("not checked to its end");
                }
            }
            byte first = peek(at);
            if (first == '{' || first == '[') {
                if (depth == maxDepth) {
                    throw new Flaw("nested deeper than " + maxDepth + " levels");
                }
                depth++;
                ends = depth < ends.length ? ends : Arrays.copyOf(ends, 2 * ends.length);
                ends[depth] = (byte) (first == '{' ? '}' : ']');
                at = space(at + 1);
                if (peek(at) != ends[depth]) {
                    at = first == '{' ? name(at) : at;
                    continue;
                }
            } else {
                at = space(plainValue(at, first));
            }
            while (depth > 0 && peek(at) == ends[depth]) {
                depth--;
                at = space(at + 1);
            }
            if (depth == 0) {
                break;
            }
            at = space(expect(at, ','));
            at = ends[depth] == '}' ? name(at) : at;
        }
        if (at < bytes.length) {
            throw new Flaw("something follows the JSON document");
        }
    }

    /** Skips to the value of a field. */
    private int name(int at) {
        return space(expect(space(string(at)), ':'));
    }

    private int plainValue(int at, byte first) {
        return switch (first) {
            case '"' -> string(at);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    private int string(int start) {
        int at = plainCharacters(expect(start, '"'));
        for (byte b = peek(at); b != '"'; b = peek(at)) {
            if (b == '\\') {
                at = escape(at + 1);
            } else if (b < 0) {
                at = beyondAscii(at);
            } else {
                throw notJson(at);
            }
            at = plainCharacters(at);
        }
        return at + 1;
    }

    /** Skips characters that need no decoding, which are nearly all of a document. */
    private int plainCharacters(int start) {
        byte[] all = bytes;
        int at = start;
        while (at < all.length && all[at] >= ' ' && all[at] != '"' && all[at] != '\\') {
            at++;
        }
        return at;
    }

    private int escape(int at) {
        byte c = peek(at);
        if (c == 'u') {
            for (int digit = at + 1; digit <= at + 4; digit++) {
                if (!isHex(peek(digit))) {
                    throw notJson(digit);
                }
            }
            return at + 5;
        }
        if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw notJson(at);
        }
        return at + 1;
    }

    private static boolean isHex(byte c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** Checks a code point of two to four bytes: no overlong form, no surrogate, nothing above U+10FFFF. */
    private int beyondAscii(int at) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return continuation(at + 1, 0x80, 0xBF);
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int second = continuation(at + 1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            return continuation(second, 0x80, 0xBF);
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int second = continuation(at + 1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            return continuation(continuation(second, 0x80, 0xBF), 0x80, 0xBF);
        }
        throw new Flaw("not UTF-8");
    }

    private int continuation(int at, int min, int max) {
        int b = at < bytes.length ? bytes[at] & 0xFF : 0;
        if (b < min || b > max) {
            throw new Flaw("not UTF-8");
        }
        return at + 1;
    }

    private int number(int start) {
        int from = is(start, '-') ? start + 1 : start;
        int at = is(from, '0') ? from + 1 : digits(from);
        int digits = at - from;
        if (is(at, '.')) {
            int point = at;
            at = digits(point + 1);
            digits += at - point - 1;
        }
        if (digits > maxDigits) {
            throw new Flaw("a number of more than " + maxDigits + " digits");
        }
        return is(at, 'e') || is(at, 'E') ? exponent(at + 1) : at;
    }

    private int exponent(int start) {
        int from = is(start, '-') || is(start, '+') ? start + 1 : start;
        int end = digits(from);
        int exponent = 0;
        for (int i = from; i < end; i++) {
            exponent = end - from > 6 ? Integer.MAX_VALUE : 10 * exponent + bytes[i] - '0';
        }
        if (exponent > maxDigits) {
            throw new Flaw("a number with an exponent of more than " + maxDigits);
        }
        return end;
    }

    private int digits(int start) {
        int at = start;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw notJson(at);
        }
        return at;
    }

    private int word(int start, String word) {
        int at = start;
        for (int i = 0; i < word.length(); i++, at++) {
            if (!is(at, word.charAt(i))) {
                throw notJson(at);
            }
        }
        return at;
    }

    /** Skips white space. Usually there is none, and one comparison shows it. */
    private int space(int start) {
        byte[] all = bytes;
        int at = start;
        while (at < all.length
                && all[at] <= ' '
                && (all[at] == ' ' || all[at] == '\n' || all[at] == '\r' || all[at] == '\t')) {
            at++;
        }
        if (at - start > MAX_SPACE) {
            throw new Flaw("more than " + MAX_SPACE + " bytes of white space in a row");
        }
        return at;
    }

    private boolean is(int at, char c) {
        return at < bytes.length && bytes[at] == c;
    }

    private int expect(int at, char c) {
        if (peek(at) != c) {
            throw notJson(at);
        }
        return at + 1;
    }

    private byte peek(int at) {
        if (at >= bytes.length) {
            throw new Flaw("the JSON document ends too early");
        }
        return bytes[at];
    }

    private static Flaw notJson(int at) {
        return new Flaw("not JSON (byte " + at + ")");
    }

    /** Ends the check at the first flaw. */
    private static final class Flaw extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Flaw(String message) {
            super(message, null, false, false);
        }
    }
}
