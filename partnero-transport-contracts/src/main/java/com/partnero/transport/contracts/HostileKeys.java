package com.partnero.transport.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Keys and ids with characters that can break an address, and their correct encoding. It is written independently of
 * {@link com.partnero.wire.Paths}, as a second opinion.
 *
 * <pre>{@code
 * for (String key : HostileKeys.generate(42, 10_000)) {
 *     assertThat(requestTarget(key)).isEqualTo("/v1/transactions/" + HostileKeys.encoded(key));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class HostileKeys {

    private static final String[] PIECES = {
        "/",
        "//",
        "\\",
        "?",
        "#",
        "%",
        "%2F",
        "%2f",
        "%25",
        "%00",
        "%zz",
        "+",
        " ",
        "@",
        ":",
        ";",
        "&",
        "=",
        ".",
        "..",
        "../",
        "/..",
        "./",
        "~",
        "-",
        "_",
        "!",
        "$",
        "'",
        "(",
        ")",
        "*",
        ",",
        "[",
        "]",
        "{",
        "}",
        "|",
        "^",
        "`",
        "<",
        ">",
        "\"",
        "{key}",
        "{id}",
        "${key}",
        "%s",
        "https://evil.example/",
        "//evil.example",
        "@evil.example",
        "gid://shopify/Order/1",
        "cs_live_a1B2",
        "person@example.com",
        "order-1042",
        "é",
        "ß",
        "日本",
        "ключ",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "e\u0301",
        "😀",
        "👨‍👩‍👧",
        "\ud800\udc00",
        "\udbff\udfff",
        "0",
        "a",
        "Z"
    };

    private static final String INVISIBLE_LETTERS = "\u115F\u1160\u2800\u3164\uFFA0";
    private static final String UNRESERVED_PUNCTUATION = "-._~";

    private HostileKeys() {}

    /**
     * Makes valid keys: a client must send every one of them.
     *
     * @param seed the same seed makes the same keys
     * @param count how many
     * @return keys of one to about a hundred characters
     */
    public static List<String> generate(long seed, int count) {
        Random random = new Random(seed);
        List<String> keys = new ArrayList<>();
        while (keys.size() < count) {
            StringBuilder key = new StringBuilder();
            for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
                key.append(random.nextInt(4) == 0 ? character(random) : PIECES[random.nextInt(PIECES.length)]);
            }
            if (isAllowed(key.toString())) {
                keys.add(key.toString());
            }
        }
        return keys;
    }

    /** Any character except control characters and lone surrogates. */
    private static String character(Random random) {
        while (true) {
            int point = random.nextInt(3) == 0
                    ? random.nextInt(Character.MAX_CODE_POINT + 1)
                    : 0x20 + random.nextInt(random.nextBoolean() ? 0x5F : 0x3000);
            if (!Character.isISOControl(point)
                    && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)) {
                return Character.toString(point);
            }
        }
    }

    /**
     * Whether a client must send the key. It rejects dot segments, and characters at the ends that a back end would
     * trim.
     */
    private static boolean isAllowed(String key) {
        return isVisible(key.codePointAt(0))
                && isVisible(key.codePointBefore(key.length()))
                && !key.equals(".")
                && !key.equals("..");
    }

    private static boolean isVisible(int point) {
        return point > 0x20 && point < 0x7F
                || (Character.isLetterOrDigit(point) || Character.getType(point) == Character.OTHER_SYMBOL)
                        && INVISIBLE_LETTERS.indexOf(point) < 0;
    }

    /**
     * Encodes a key as one path segment or one query value, by RFC 3986. Unreserved characters stay; every UTF-8 byte
     * of the others becomes a percent sign and two upper-case hexadecimal digits.
     *
     * @param key a key without lone surrogates
     * @return ASCII
     */
    public static String encoded(String key) {
        StringBuilder encoded = new StringBuilder();
        key.codePoints().forEach(point -> {
            if (point < 0x80 && (isLetterOrDigit(point) || UNRESERVED_PUNCTUATION.indexOf(point) >= 0)) {
                encoded.append((char) point);
            } else if (point < 0x80) {
                encoded.append(percent(point));
            } else if (point < 0x800) {
                encoded.append(percent(0xC0 | point >> 6)).append(continuation(point));
            } else if (point < 0x10000) {
                encoded.append(percent(0xE0 | point >> 12))
                        .append(continuation(point >> 6))
                        .append(continuation(point));
            } else {
                encoded.append(percent(0xF0 | point >> 18))
                        .append(continuation(point >> 12))
                        .append(continuation(point >> 6))
                        .append(continuation(point));
            }
        });
        return encoded.toString();
    }

    private static boolean isLetterOrDigit(int point) {
        return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z' || point >= '0' && point <= '9';
    }

    private static String continuation(int bits) {
        return percent(0x80 | bits & 0x3F);
    }

    private static String percent(int octet) {
        return String.format("%%%02X", octet);
    }
}
