package com.partnero.wire;

import com.partnero.ResponseLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The gate before every JSON library: valid UTF-8, exactly one document of RFC 8259's grammar, within the limits. Libraries
 * differ in what they let pass (capital TRUE, raw control characters, endless numbers); behind this gate they agree.
 */
final class StrictJson {

    private final String text;
    private final int maxDepth;
    private final int maxDigits;
    private int at;

    private StrictJson(String text, int maxDepth, int maxDigits) {
        this.text = text;
        this.maxDepth = maxDepth;
        this.maxDigits = maxDigits;
    }

    /** The document as text, without a byte order mark. */
    static String check(byte[] body, ResponseLimits limits) throws Malformed {
        return check(body, limits.maxDepth(), limits.maxNumberDigits());
    }

    static String check(byte[] body, int maxDepth, int maxDigits) throws Malformed {
        String text = decode(body);
        StrictJson json = new StrictJson(text, maxDepth, maxDigits);
        json.space();
        json.value(0);
        json.space();
        if (json.at < text.length()) {
            throw new Malformed("something follows the JSON document");
        }
        return text;
    }

    private static String decode(byte[] body) throws Malformed {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int start = mark ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, start, body.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    private void value(int depth) throws Malformed {
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

    private void object(int depth) throws Malformed {
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

    private void array(int depth) throws Malformed {
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

    private void open(int depth) throws Malformed {
        if (depth > maxDepth) {
            throw new Malformed("nested deeper than " + maxDepth + " levels");
        }
        at++;
        space();
    }

    private void string() throws Malformed {
        expect('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw notJson();
            }
            if (c == '\\') {
                escape();
            }
        }
        at++;
    }

    private void escape() throws Malformed {
        char c = peek();
        at++;
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                    throw notJson();
                }
                at++;
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw notJson();
        }
    }

    private void number() throws Malformed {
        skip('-');
        int digits = skip('0') ? 1 : digits();
        if (skip('.')) {
            digits += digits();
        }
        if (digits > maxDigits) {
            throw new Malformed("a number of more than " + maxDigits + " digits");
        }
        if (skip('e') || skip('E')) {
            if (!skip('-')) {
                skip('+');
            }
            int length = digits();
            if (length > 6 || Integer.parseInt(text.substring(at - length, at)) > maxDigits) {
                throw new Malformed("a number with an exponent of more than " + maxDigits);
            }
        }
    }

    private int digits() throws Malformed {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw notJson();
        }
        return at - start;
    }

    private void word(String word) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw notJson();
        }
        at += word.length();
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw notJson();
        }
        at++;
    }

    private char peek() throws Malformed {
        if (at == text.length()) {
            throw new Malformed(text.isEmpty() ? "empty" : "the JSON document ends too early");
        }
        return text.charAt(at);
    }

    private Malformed notJson() {
        return new Malformed("not JSON (character " + at + ")");
    }
}
