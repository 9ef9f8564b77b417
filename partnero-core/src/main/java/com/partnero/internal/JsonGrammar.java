package com.partnero.internal;

import org.jspecify.annotations.Nullable;

/** Checks that bytes are one JSON document of RFC 8259's grammar in valid UTF-8, within limits. */
public final class JsonGrammar {

    private final byte[] bytes;
    private final int maxDepth;
    private final int maxDigits;
    private int at;

    private JsonGrammar(byte[] bytes, int from, int maxDepth, int maxDigits) {
        this.bytes = bytes;
        this.maxDepth = maxDepth;
        this.maxDigits = maxDigits;
        at = from;
    }

    /** What is wrong with a document that starts at an index, in words without anything of it; null if nothing is. */
    public static @Nullable String flaw(byte[] bytes, int from, int maxDepth, int maxDigits) {
        try {
            new JsonGrammar(bytes, from, maxDepth, maxDigits).document(from);
            return null;
        } catch (Flaw flaw) {
            return flaw.getMessage();
        }
    }

    private void document(int from) {
        if (from == bytes.length) {
            throw new Flaw("empty");
        }
        space();
        value(0);
        space();
        if (at < bytes.length) {
            throw new Flaw("something follows the JSON document");
        }
    }

    private void value(int depth) {
        switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) {
        open(depth);
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            string();
            space();
            expect(':');
            space();
            value(depth);
            space();
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
            space();
        }
    }

    private void array(int depth) {
        open(depth);
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth);
            space();
            if (peek() == ']') {
                at++;
                return;
            }
            expect(',');
            space();
        }
    }

    private void open(int depth) {
        if (depth > maxDepth) {
            throw new Flaw("nested deeper than " + maxDepth + " levels");
        }
        at++;
        space();
    }

    private void string() {
        expect('"');
        plainCharacters();
        byte b = next();
        while (b != '"') {
            if (b == '\\') {
                escape();
            } else if (b < 0) {
                beyondAscii(b & 0xFF);
            } else {
                at--;
                throw notJson();
            }
            plainCharacters();
            b = next();
        }
    }

    /** Passes over what stands for itself: nearly all of a document, hence the local variables. */
    private void plainCharacters() {
        byte[] all = bytes;
        int i = at;
        while (i < all.length && all[i] >= ' ' && all[i] != '"' && all[i] != '\\') {
            i++;
        }
        at = i;
    }

    private void escape() {
        byte c = next();
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (!isHex(next())) {
                    at--;
                    throw notJson();
                }
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            at--;
            throw notJson();
        }
    }

    private static boolean isHex(byte c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** The rest of a code point of two to four bytes: no overlong form, no surrogate, nothing above U+10FFFF. */
    private void beyondAscii(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            continuation(0x80, 0xBF);
        } else if (first >= 0xE0 && first <= 0xEF) {
            continuation(first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            continuation(0x80, 0xBF);
        } else if (first >= 0xF0 && first <= 0xF4) {
            continuation(first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            continuation(0x80, 0xBF);
            continuation(0x80, 0xBF);
        } else {
            throw new Flaw("not UTF-8");
        }
    }

    private void continuation(int min, int max) {
        int b = at < bytes.length ? bytes[at++] & 0xFF : 0;
        if (b < min || b > max) {
            throw new Flaw("not UTF-8");
        }
    }

    private void number() {
        skip('-');
        int digits = skip('0') ? 1 : digits();
        if (skip('.')) {
            digits += digits();
        }
        if (digits > maxDigits) {
            throw new Flaw("a number of more than " + maxDigits + " digits");
        }
        if (skip('e') || skip('E')) {
            if (!skip('-')) {
                skip('+');
            }
            int start = at;
            int exponent = 0;
            for (int length = digits(); start < at; start++) {
                exponent = length > 6 ? Integer.MAX_VALUE : 10 * exponent + bytes[start] - '0';
            }
            if (exponent > maxDigits) {
                throw new Flaw("a number with an exponent of more than " + maxDigits);
            }
        }
    }

    private int digits() {
        int start = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw notJson();
        }
        return at - start;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at == bytes.length || bytes[at] != word.charAt(i)) {
                throw notJson();
            }
            at++;
        }
    }

    /** Mostly there is none, which one comparison tells. */
    private void space() {
        byte[] all = bytes;
        int i = at;
        while (i < all.length
                && all[i] <= ' '
                && (all[i] == ' ' || all[i] == '\n' || all[i] == '\r' || all[i] == '\t')) {
            i++;
        }
        at = i;
    }

    private boolean skip(char c) {
        boolean there = at < bytes.length && bytes[at] == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw notJson();
        }
        at++;
    }

    private byte next() {
        byte b = peek();
        at++;
        return b;
    }

    private byte peek() {
        if (at >= bytes.length) {
            throw new Flaw("the JSON document ends too early");
        }
        return bytes[at];
    }

    private Flaw notJson() {
        return new Flaw("not JSON (byte " + at + ")");
    }

    /** Ends the check from within. */
    private static final class Flaw extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Flaw(String message) {
            super(message, null, false, false);
        }
    }
}
