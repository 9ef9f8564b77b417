package com.partnero.wire;

import com.partnero.ApiKey;

/**
 * Finds the API key in words of a server: nine of its letters and digits in a row, in any case, whatever stands between
 * them, and also if they are percent-encoded, escaped as in JSON, in hexadecimal digits or in Base64.
 */
final class EchoedKey {

    /** Fewer may stand anywhere by chance: keys for tests are words, such as "emulator". */
    private static final int FEWEST = 9;

    private static final int BITS_OF_HEX = 4;
    private static final int BITS_OF_BASE64 = 6;

    private EchoedKey() {}

    /** Whether the text shows the key, or a part of it. */
    static boolean isIn(String text, ApiKey key) {
        String secret = lettersAndDigits(key.reveal());
        if (secret.length() < FEWEST) {
            return false;
        }
        if (shows(text, secret) || shows(unescaped(text), secret)) {
            return true;
        }
        for (int skipped = 0; skipped < 4; skipped++) {
            if (shows(decoded(text, BITS_OF_BASE64, skipped), secret)
                    || skipped < 2 && shows(decoded(text, BITS_OF_HEX, skipped), secret)) {
                return true;
            }
        }
        return false;
    }

    private static boolean shows(String text, String secret) {
        String plain = lettersAndDigits(text);
        for (int i = 0; i + FEWEST <= plain.length(); i++) {
            for (int j = 0; j + FEWEST <= secret.length(); j++) {
                if (plain.regionMatches(i, secret, j, FEWEST)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** In lower case. */
    private static String lettersAndDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                plain.append((char) (c - 'A' + 'a'));
            } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** With {@code %41} and the escapes of JSON read as letters, also if the percent sign itself is encoded. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escaped = -1;
            int end = i;
            if (c == '%') {
                int start = text.startsWith("25", i + 1) ? i + 3 : i + 1;
                end = start + 1;
                escaped = number(text, start, end);
            } else if (text.startsWith("\\u00", i)) {
                end = i + 5;
                escaped = number(text, i + 4, end);
            }
            plain.append(escaped < 0 ? c : (char) escaped);
            i = escaped < 0 ? i : end;
        }
        return plain.toString();
    }

    private static int number(String text, int first, int second) {
        int high = second < text.length() ? Character.digit(text.charAt(first), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(second), 16);
        return low < 0 ? -1 : high << BITS_OF_HEX | low;
    }

    /** The bytes of a text whose digits have so many bits each; other characters are passed over. */
    private static String decoded(String text, int bits, int skipped) {
        StringBuilder bytes = new StringBuilder(text.length());
        int left = skipped;
        int buffer = 0;
        int filled = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = bits == BITS_OF_HEX ? Character.digit(text.charAt(i), 16) : ofBase64(text.charAt(i));
            if (digit < 0 || left-- > 0) {
                continue;
            }
            buffer = buffer << bits | digit;
            filled += bits;
            if (filled >= 8) {
                filled -= 8;
                bytes.append((char) (buffer >> filled & 0xFF));
            }
        }
        return bytes.toString();
    }

    private static int ofBase64(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }
}
