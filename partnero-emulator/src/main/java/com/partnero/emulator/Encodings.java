package com.partnero.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The encodings in which a text can hold another one: percent-encoding, escapes of JSON, base64, base32, hex, gzip and zlib within
 * these, numbers as codes of characters; for short texts the same in groups, base58, base85, uuencode, bits and the text backwards, too.
 */
final class Encodings {

    /** Stands for bytes that are no text, and between texts that do not belong together. */
    static final char BREAK = '\u0001';

    private static final int SHORTEST_BYTES = 3;

    /** A shorter text cannot hold an encoded part of a secret. */
    private static final int SHORTEST_ENCODED = 8;

    /** What is rare, or takes longer, is tried with short texts only. */
    private static final int SHORT = 1_000;

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int MAX_INFLATED = 1 << 20;

    private static final byte[] BASE64 = alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] BASE64_FOR_URLS =
            alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static final byte[] UUENCODE =
            alphabet(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_");
    private static final byte[] BINARY = alphabet("01");
    private static final byte[] BASE32 = alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    private static final byte[] HEX = alphabet("0123456789ABCDEF");

    private Encodings() {}

    /** All decoded forms of a text, in no particular order. Takes time in proportion to the text. */
    static List<String> decoded(String text) {
        List<String> all = new ArrayList<>();
        List<DecodedText> levels = DecodedText.levels(text);
        levels.subList(1, levels.size()).forEach(level -> all.add(level.text()));
        bits(text, BASE64, 6, 4, all);
        if (text.indexOf('-') >= 0 || text.indexOf('_') >= 0) {
            bits(text, BASE64_FOR_URLS, 6, 4, all);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        bits(upper, BASE32, 5, 8, all);
        bits(upper, HEX, 4, 2, all);
        if (text.length() <= SHORT) {
            all.add(new StringBuilder(text).reverse().toString());
            String dense = text.replaceAll("\\s+", "");
            String grouped = text.replaceAll("[^A-Za-z0-9+/]+", "");
            bits(grouped, BASE64, 6, 4, all);
            bits(grouped.toUpperCase(Locale.ROOT), HEX, 4, 2, all);
            bits(text.replace('`', ' '), UUENCODE, 6, 4, all);
            bits(dense, BINARY, 1, 8, all);
            all.add(base58(dense));
            all.add(base85(dense));
        }
        for (int radix : new int[] {10, 16, 8}) {
            String characters = codes(text, radix);
            if (!characters.isEmpty()) {
                all.add(characters);
            }
        }
        return all;
    }

    /** The value of each ASCII character as a digit, -1 if it is none. */
    private static byte[] alphabet(String digits) {
        byte[] values = new byte[0x80];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static int digit(byte[] alphabet, char c) {
        return c < alphabet.length ? alphabet[c] : -1;
    }

    /** Those parts of a decoded text that can be an encoded text themselves: what is decoded wrongly has hardly any. */
    static String readable(String decoded) {
        StringBuilder readable = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= decoded.length(); i++) {
            if (i < decoded.length() && decoded.charAt(i) != BREAK) {
                continue;
            }
            if (i - start >= SHORTEST_ENCODED) {
                if (!readable.isEmpty()) {
                    readable.append(BREAK);
                }
                readable.append(decoded, start, i);
            }
            start = i + 1;
        }
        return readable.toString();
    }

    /** Reads runs of characters as digits of some bits each, once from every position that a byte can begin at. */
    private static void bits(String text, byte[] alphabet, int bits, int offsets, List<String> into) {
        StringBuilder[] decoded = new StringBuilder[offsets];
        Arrays.setAll(decoded, offset -> new StringBuilder());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && digit(alphabet, text.charAt(i)) >= 0) {
                continue;
            }
            if ((i - start) * bits >= 8 * SHORTEST_BYTES) {
                for (int offset = 0; offset < offsets; offset++) {
                    append(bytes(text, start + offset, i, alphabet, bits), decoded[offset]);
                }
            }
            start = i + 1;
        }
        for (StringBuilder each : decoded) {
            if (!each.isEmpty()) {
                into.add(each.toString());
            }
        }
    }

    private static byte[] bytes(String text, int from, int to, byte[] alphabet, int bits) {
        byte[] bytes = new byte[Math.max(0, (to - from) * bits / 8)];
        int buffer = 0;
        int held = 0;
        int length = 0;
        for (int i = from; i < to && length < bytes.length; i++) {
            buffer = buffer << bits | digit(alphabet, text.charAt(i));
            held += bits;
            if (held >= 8) {
                held -= 8;
                bytes[length++] = (byte) (buffer >> held);
            }
        }
        return inflated(bytes);
    }

    private static byte[] inflated(byte[] bytes) {
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (gzip || bytes.length > 2 && bytes[0] == 0x78) {
            ByteArrayInputStream whole = new ByteArrayInputStream(bytes);
            try (InputStream in = gzip ? new GZIPInputStream(whole) : new InflaterInputStream(whole)) {
                return in.readNBytes(MAX_INFLATED);
            } catch (IOException e) {
                // It only looks so.
            }
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        append(bytes, text);
        return text.toString();
    }

    /** Appends what is text in bytes; zeros are left out, as in UTF-16. */
    private static void append(byte[] bytes, StringBuilder text) {
        for (byte b : bytes) {
            if (b >= ' ' && b < 0x7f || b == '\t' || b == '\n' || b == '\r') {
                text.append((char) b);
            } else if (b != 0) {
                text.append(BREAK);
            }
        }
        text.append(BREAK);
    }

    private static String base58(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE58.indexOf(text.charAt(i));
            if (digit >= 0) {
                number = number.multiply(BigInteger.valueOf(BASE58.length())).add(BigInteger.valueOf(digit));
            }
        }
        return text(number.toByteArray());
    }

    /** As Adobe writes it: five characters from ! on are four bytes. */
    private static String base85(String text) {
        String digits = text.replaceAll("^<~|~>$", "");
        byte[] bytes = new byte[(digits.length() + 4) / 5 * 4];
        int length = 0;
        for (int at = 0; at < digits.length(); at += 5) {
            long number = 0;
            for (int i = at; i < at + 5; i++) {
                number = 85 * number + (i < digits.length() ? Math.max(0, digits.charAt(i) - '!') : 84);
            }
            for (int shift = 24; shift >= 0; shift -= 8) {
                bytes[length++] = (byte) (number >> shift);
            }
        }
        return text(bytes);
    }

    /** Reads numbers as codes of characters, such as {@code 115,107}, {@code \x73\x6b} or {@code &#115;&#107;}. */
    private static String codes(String text, int radix) {
        StringBuilder characters = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.digit(text.charAt(end), radix) >= 0) {
                end++;
            }
            if (end - at >= 2 && end - at <= 4) {
                int code = Integer.parseInt(text.substring(at, end), radix);
                if (code > ' ' && code < 0x7f) {
                    characters.append((char) code);
                }
            }
            at = end + 1;
        }
        return characters.toString();
    }
}
