package com.partnero.spring.boot.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An API key that stands in no file, the forms in which a server may repeat it, and the check that a text shows none of them. */
final class CanaryKey {

    private static final int LENGTH = 36;
    private static final int WINDOW = 8;

    private final String key;
    private final List<Sought> sought;

    /** Letters and digits that a text must not have in a row. */
    private record Sought(String text, int window) {}

    CanaryKey() {
        Random random = new Random();
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+=";
        key = "pk_"
                + random.ints(LENGTH, 0, letters.length())
                        .mapToObj(letters::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining());
        sought = List.of(
                new Sought(plain(key.substring(3)), WINDOW),
                new Sought(plain(hex(key.substring(3))), 2 * WINDOW),
                new Sought(plain(base64(key)), WINDOW + 4),
                new Sought(plain(base64("x" + key).substring(2)), WINDOW + 4),
                new Sought(plain(base64("xx" + key).substring(3)), WINDOW + 4));
    }

    @Override
    public String toString() {
        return key;
    }

    /** All in visible ASCII, so that each may stand in a header. */
    Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("as it is", key);
        forms.put("in upper case", key.toUpperCase(Locale.ROOT));
        forms.put("percent-encoded", URLEncoder.encode(key, UTF_8));
        forms.put("percent-encoded throughout", hex(key).replaceAll("(..)", "%$1"));
        forms.put("in hexadecimal digits", hex(key));
        forms.put("in Base64", base64(key));
        forms.put("in Base64 as a header", base64("Bearer " + key));
        forms.put(
                "escaped for JSON",
                key.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining()));
        forms.put("its first half", key.substring(0, LENGTH / 2));
        forms.put("its second half", key.substring(LENGTH / 2));
        return forms;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    void assertNotIn(String where, String text) {
        String plain = plain(text.replace("\\u00", ""));
        for (Sought each : sought) {
            assertThat(IntStream.rangeClosed(0, each.text().length() - each.window())
                            .mapToObj(i -> each.text().substring(i, i + each.window()))
                            .filter(plain::contains))
                    .as("parts of the key in %s: %s", where, text)
                    .isEmpty();
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
