package com.partnero.emulator;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text in decoded form that knows the original position of each character.
 *
 * @param text the text
 * @param starts where each character began in the original
 * @param ends where each character ended in the original
 */
record DecodedText(String text, int[] starts, int[] ends) {

    private static final int MAX_LEVELS = 4;

    /** The original text, followed by the text after each level of decoding. */
    static List<DecodedText> levels(String original) {
        int[] starts = new int[original.length()];
        int[] ends = new int[original.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        List<DecodedText> levels = new ArrayList<>();
        DecodedText next = new DecodedText(original, starts, ends);
        while (next != null && levels.size() < MAX_LEVELS) {
            levels.add(next);
            next = next.decoded();
        }
        return levels;
    }

    /**
     * The text without one level of percent-encoding, JSON escapes and plus signs for spaces; null if there are none.
     */
    private @Nullable DecodedText decoded() {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0 && text.indexOf('+') < 0) {
            return null;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int[] from = new int[text.length()];
        int[] to = new int[text.length()];
        int at = 0;
        boolean changed = false;
        while (at < text.length()) {
            int before = decoded.length();
            int end = decodeAt(at, decoded);
            changed |= end - at != 1 || decoded.charAt(before) != text.charAt(at);
            for (int i = before; i < decoded.length(); i++) {
                from[i] = starts[at];
                to[i] = ends[end - 1];
            }
            at = end;
        }
        return changed ? new DecodedText(decoded.toString(), from, to) : null;
    }

    /** Appends the decoded character at a position; returns where its encoded form ends. */
    private int decodeAt(int at, StringBuilder decoded) {
        char c = text.charAt(at);
        if (c == '%') {
            for (int count = 1; count <= 4; count++) {
                String character = utf8(at, count);
                if (character != null) {
                    decoded.append(character);
                    return at + 3 * count;
                }
            }
        } else if (c == '\\' && at + 1 < text.length()) {
            int code = text.charAt(at + 1) == 'u' ? hex(at + 2, 4) : -1;
            decoded.append(code < 0 ? text.charAt(at + 1) : (char) code);
            return at + (code < 0 ? 2 : 6);
        }
        decoded.append(c == '+' ? ' ' : c);
        return at + 1;
    }

    /** The character of some percent-encoded bytes; null if they are none. */
    private @Nullable String utf8(int at, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int code = at + 3 * i < text.length() && text.charAt(at + 3 * i) == '%' ? hex(at + 3 * i + 1, 2) : -1;
            if (code < 0) {
                return null;
            }
            bytes[i] = (byte) code;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private int hex(int at, int digits) {
        int code = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = 16 * code + digit;
        }
        return code;
    }
}
