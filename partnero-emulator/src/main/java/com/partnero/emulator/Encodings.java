package com.partnero.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The encodings in which a text can hold another one: percent-encoding, escapes of JSON, base64, base32, hex, gzip and zlib within
 * these, numbers as codes of characters; for short texts base58, base85, uuencode, bits and the text backwards, too.
 */
final class Encodings {

    private static final int SHORTEST_BYTES = 3;

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

    /** All decoded forms of a text, in no particular order. */
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
            bits(dense, BASE64, 6, 4, all);
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

    /** Reads runs of characters as digits of some bits each, from every position that a byte can begin at. */
    private static void bits(String text, byte[] alphabet, int bits, int offsets, List<String> into) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && digit(alphabet, text.charAt(i)) >= 0) {
                continue;
            }
            if ((i - start) * bits >= 8 * SHORTEST_BYTES) {
                for (int offset = 0; offset < offsets; offset++) {
                    into.add(bytes(text, start + offset, i, alphabet, bits));
                }
            }
            start = i + 1;
        }
    }

    private static String bytes(String text, int from, int to, byte[] alphabet, int bits) {
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

    private static String inflated(byte[] bytes) {
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (gzip || bytes.length > 2 && bytes[0] == 0x78) {
            ByteArrayInputStream whole = new ByteArrayInputStream(bytes);
            try (InputStream in = gzip ? new GZIPInputStream(whole) : new InflaterInputStream(whole)) {
                return new String(in.readNBytes(MAX_INFLATED), StandardCharsets.UTF_8);
            } catch (IOException e) {
                // It only looks so.
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String base58(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE58.indexOf(text.charAt(i));
            if (digit >= 0) {
                number = number.multiply(BigInteger.valueOf(BASE58.length())).add(BigInteger.valueOf(digit));
            }
        }
        return new String(number.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    /** As Adobe writes it: five characters from ! on are four bytes. */
    private static String base85(String text) {
        String digits = text.replaceAll("^<~|~>$", "");
        StringBuilder bytes = new StringBuilder();
        for (int at = 0; at < digits.length(); at += 5) {
            long number = 0;
            for (int i = at; i < at + 5; i++) {
                number = 85 * number + (i < digits.length() ? Math.max(0, digits.charAt(i) - '!') : 84);
            }
            for (int shift = 24; shift >= 0; shift -= 8) {
                bytes.append((char) (number >> shift & 0xff));
            }
        }
        return bytes.toString();
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
