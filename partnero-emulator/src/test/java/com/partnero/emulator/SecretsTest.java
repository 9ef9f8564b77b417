package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A canary key, planted wherever a server can echo it, in whatever form. */
class SecretsTest {

    private static final String KEY = "pk_live_Zq7/x+Wm3=TgB9vN4cKd2";

    private static Map<String, String> forms() throws Exception {
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        Map<String, String> forms = new TreeMap<>();
        forms.put("as it is", KEY);
        forms.put("within a sentence", "The key " + KEY + " is not valid.");
        forms.put("upper case", KEY.toUpperCase(Locale.ROOT));
        forms.put("percent-encoded", URLEncoder.encode(KEY, StandardCharsets.UTF_8));
        forms.put("percent-encoded throughout", percent(bytes));
        forms.put("percent-encoded twice", URLEncoder.encode(percent(bytes), StandardCharsets.UTF_8));
        forms.put("escaped for JSON", escaped("\\u%04x"));
        forms.put("escaped for C", escaped("\\x%02x"));
        forms.put("escaped in octal", escaped("\\%03o"));
        forms.put("as HTML entities", escaped("&#%d;"));
        forms.put("as hexadecimal HTML entities", escaped("&#x%x;"));
        forms.put("quoted-printable", escaped("=%02X"));
        forms.put("as numbers", escaped("%d, "));
        forms.put("as hex", HexFormat.of().formatHex(bytes));
        forms.put(
                "as upper-case hex with colons",
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes));
        forms.put("base64", Base64.getEncoder().encodeToString(bytes));
        forms.put(
                "base64 for addresses", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.put("base64 of the header", base64("Bearer " + KEY));
        forms.put("base64 of a pair", base64("x:" + KEY));
        forms.put("base64 twice", base64(base64("user:" + KEY)));
        forms.put("base64 of JSON", base64("{\"alg\":\"none\",\"sub\":\"" + KEY + "\"}"));
        forms.put("base64 of gzip", Base64.getEncoder().encodeToString(gzip(bytes)));
        forms.put(
                "base64 in lines", Base64.getMimeEncoder(12, new byte[] {'\n'}).encodeToString(bytes));
        forms.put("base64 backwards", new StringBuilder(base64(KEY)).reverse().toString());
        forms.put("base64 of zlib", Base64.getEncoder().encodeToString(zlib(bytes)));
        forms.put("base85", base85(bytes));
        forms.put("base58", base58(bytes));
        forms.put("bits", new BigInteger(1, bytes).toString(2).replaceAll("(.{7})", "$1 "));
        forms.put("its last four", KEY.substring(KEY.length() - 4));
        forms.put("base32", base32(bytes));
        forms.put("backwards", new StringBuilder(KEY).reverse().toString());
        forms.put("rot13", rot13());
        forms.put("with spaces", String.join(" ", KEY.split("")));
        forms.put("with hyphens", KEY.replaceAll("(.{4})", "$1-"));
        forms.put(
                "in full-width letters",
                KEY.chars().mapToObj(c -> String.valueOf((char) (c + 0xfee0))).collect(Collectors.joining()));
        forms.put(
                "with zeros between", KEY.chars().mapToObj(c -> (char) c + "\0").collect(Collectors.joining()));
        forms.put("its beginning", KEY.substring(0, 14));
        forms.put("its end", KEY.substring(KEY.length() - 8));
        forms.put("its middle", "x" + KEY.substring(12, 22) + "y");
        forms.put("cut with dots", KEY.substring(0, 4) + "..." + KEY.substring(KEY.length() - 4));
        forms.put("cut with letters", "xxxxxxxxxxxx" + KEY.substring(KEY.length() - 4));
        forms.put("its end in a sentence", "The key ending in " + KEY.substring(KEY.length() - 4) + " is not valid.");
        forms.put("base64 in groups", base64(KEY).replaceAll("(.{4})", "$1,"));
        forms.put("hex in groups", HexFormat.of().formatHex(bytes).replaceAll("(.{8})", "$1-"));
        forms.put("cut with asterisks", "************" + KEY.substring(KEY.length() - 4));
        forms.put("base64 of its half", base64(KEY.substring(10)));
        forms.put("base64 of hex", base64(HexFormat.of().formatHex(bytes)));
        forms.put(
                "percent-encoded base64 of JSON",
                percent(base64("{\"k\":\"" + KEY + "\"}").getBytes(StandardCharsets.UTF_8)));
        forms.put("base64 of UTF-16", Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_16LE)));
        forms.put("base64 in a long text", words(20_000) + base64(KEY) + " " + words(20_000));
        forms.put("base64 twice in a long text", words(20_000) + base64(base64(KEY)) + " " + words(20_000));
        forms.put("in a cookie", "sid=1; key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8));
        return forms;
    }

    private static String escaped(String format) {
        return KEY.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
    }

    private static String percent(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).replaceAll("(..)", "%$1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static byte[] zlib(byte[] bytes) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static String base58(byte[] bytes) {
        String digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        StringBuilder text = new StringBuilder();
        for (BigInteger left = new BigInteger(1, bytes);
                left.signum() > 0;
                left = left.divide(BigInteger.valueOf(58))) {
            text.append(digits.charAt(left.mod(BigInteger.valueOf(58)).intValue()));
        }
        return text.reverse().toString();
    }

    private static String base85(byte[] bytes) {
        StringBuilder text = new StringBuilder("<~");
        for (int at = 0; at + 4 <= bytes.length; at += 4) {
            long number = Integer.toUnsignedLong(
                    java.nio.ByteBuffer.wrap(bytes, at, 4).getInt());
            char[] digits = new char[5];
            for (int i = 4; i >= 0; i--) {
                digits[i] = (char) ('!' + number % 85);
                number /= 85;
            }
            text.append(digits);
        }
        return text.append("~>").toString();
    }

    private static String base32(byte[] bytes) {
        String bits = new BigInteger(1, bytes).toString(2);
        bits = "0".repeat(bytes.length * 8 - bits.length()) + bits + "0000";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 5 <= bits.length(); i += 5) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
        }
        return text.toString();
    }

    private static String rot13() {
        return KEY.chars()
                .mapToObj(c -> String.valueOf((char)
                        (Character.isUpperCase(c)
                                ? 'A' + (c - 'A' + 13) % 26
                                : Character.isLowerCase(c) ? 'a' + (c - 'a' + 13) % 26 : c)))
                .collect(Collectors.joining());
    }

    private static String json(String text) {
        return new Gson().toJson(text);
    }

    @TestFactory
    Stream<DynamicTest> noFormOfTheKeyIsRecordedWhereverItStands() throws Exception {
        return forms().entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> isHidden(form.getValue())));
    }

    private static void isHidden(String form) throws Exception {
        String encoded = URLEncoder.encode(form, StandardCharsets.UTF_8).replace("+", "%20");
        for (RecordedExchange exchange : new RecordedExchange[] {
            new RecordedExchange("GET", "/v1/transactions/" + encoded, "", 404, "{}"),
            new RecordedExchange("GET", "/v1/transactions?key=" + encoded, "", 404, "{}"),
            new RecordedExchange("GET", "/v1/transactions?" + encoded + "=1", "", 404, "{}"),
            new RecordedExchange("POST", "/v1/transactions", "{\"key\":" + json(form) + "}", 200, "{}"),
            new RecordedExchange("POST", "/v1/transactions", "{\"a\":[{\"b\":" + json(form) + "}]}", 200, "{}"),
            new RecordedExchange("POST", "/v1/transactions", "", 200, "{" + json(form) + ":1}"),
            new RecordedExchange("POST", "/v1/transactions", "", 401, "{\"message\":" + json(form) + "}"),
            new RecordedExchange("POST", "/v1/transactions", "", 401, json(form)),
            new RecordedExchange(
                    "POST",
                    "/v1/transactions",
                    "",
                    401,
                    "{\"headers\":{\"Authorization\":[" + json("Bearer " + form) + "]}}"),
            new RecordedExchange("POST", "/v1/transactions", "", 401, "<p>" + form + "</p>")
        }) {
            Mask mask = new Mask(Mask.DEFAULT_FIELDS);
            mask.learnHeader("Authorization", "Bearer " + KEY);
            RecordedExchange hidden = mask.hide(exchange);
            String line = hidden.target() + hidden.body() + hidden.answer();

            assertThat(line.contains(form)
                            || line.contains(encoded)
                            || line.contains(json(form).substring(1, json(form).length() - 1)))
                    .as(line)
                    .isFalse();
            assertThat(line).containsPattern("hidden-secret|show a secret|no JSON");
            assertThat(mask.hideAgain(hidden)).isEqualTo(hidden);
        }
    }

    @Test
    void aKeyThatIsSplitOverAListIsHidden() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        mask.learnHeader("Authorization", "Bearer " + KEY);

        assertThat(mask.hide(new RecordedExchange(
                                "GET", "/v1/test", "", 200, "{\"key\":" + new Gson().toJson(KEY.split("")) + "}"))
                        .answer())
                .endsWith("characters that show a secret)");
    }

    @Test
    void aKeyThatIsSplitOverObjectsIsHidden() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        mask.learnHeader("Authorization", "Bearer " + KEY);
        String body = "[{\"c\":\"" + String.join("\"},{\"c\":\"", KEY.split("")) + "\"}]";

        assertThat(mask.hide(new RecordedExchange("GET", "/v1/test", "", 200, body))
                        .answer())
                .endsWith("characters that show a secret)");
    }

    @Test
    void aKeyThatIsSplitOverNamesIsHidden() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        mask.learnHeader("Authorization", "Bearer " + KEY);
        String body = "{\"" + String.join("\":1,\"", KEY.split("(?<=\\G..)")) + "\":1}";

        assertThat(mask.hide(new RecordedExchange("GET", "/v1/test", "", 200, body))
                        .answer())
                .endsWith("characters that show a secret)");
    }

    @Test
    void aKeyThatIsSplitOverFieldsIsHidden() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        mask.learnHeader("authorization", "Bearer " + KEY);
        String body = "{\"a\":\"" + KEY.substring(0, 5) + "\",\"b\":{\"c\":\"" + KEY.substring(5, 9) + "\"},\"d\":[\""
                + KEY.substring(9, 14) + "\"]}";

        assertThat(mask.hide(new RecordedExchange("GET", "/v1/test", "", 200, body))
                        .answer())
                .endsWith("characters that show a secret)");
    }

    @Test
    void wordsBesideASecretAreNone() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        mask.learnHeader("Authorization", "Bearer " + KEY);
        mask.learnHeader("Cookie", "status=active; sid=7Hq2Lw9Rt4");
        mask.learnHeader("X-Customer", "customer_123");
        RecordedExchange exchange = new RecordedExchange(
                "GET",
                "/v1/customers/customer_123/balance",
                "",
                401,
                "{\"message\":\"No bearer\",\"status\":\"active\"}");

        assertThat(mask.hide(exchange)).isEqualTo(exchange);
    }

    @Test
    void secretsInFieldsAndParametersAreLearned() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        RecordedExchange hidden = mask.hide(new RecordedExchange(
                "POST",
                "/v1/transactions?api_key=first-Secret-1",
                "{\"client_secret\":\"second-Secret-2\",\"password\":[\"third-Secret-3\"],\"key\":\"order-1\"}",
                401,
                "{\"message\":\"first-secret-1 second-secret-2\",\"echo\":\"third-secret-3\",\"key\":\"order-1\"}"));

        assertThat(hidden.toString() + hidden.body() + hidden.answer())
                .doesNotContainPattern("(?i)first|second|third")
                .contains("\"key\":\"order-1\"");
    }

    @Test
    void whatIsNoSecretStays() {
        Mask mask = new Mask(Mask.DEFAULT_FIELDS);
        mask.learnHeader("Authorization", "Bearer " + KEY);
        RecordedExchange exchange = new RecordedExchange(
                "POST",
                "/v1/transactions",
                "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"gid://shopify/Order/4711\",\"amount\":99.99,\"action\":\"sale\"}",
                200,
                "{\"data\":{\"key\":\"cs_live_a1YS2cRzBQwxvR6XbRQm2W\",\"created_at\":\"2025-05-12T17:50:17.000000Z\"},"
                        + "\"links\":{\"first\":\"https://api.partnero.com/v1/transactions?page=1\"},\"status\":1}");

        assertThat(mask.hide(exchange)).isEqualTo(exchange);
    }

    /** Words that no encoding explains, each of which could be one. */
    private static String words(int length) {
        Random random = new Random(1);
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append(Long.toString(random.nextLong(), 36)).append(' ');
        }
        return words.toString();
    }

    /** The budget is for a busy machine; a quadratic pattern takes minutes for the shortest of these. */
    @Test
    void longTextsTakeATimeInProportion() {
        String[] texts = {
            "a".repeat(1_000_000),
            "a@".repeat(100_000),
            "a.".repeat(100_000) + "@",
            "%41".repeat(50_000),
            "\\u0061".repeat(25_000),
            "1".repeat(200_000),
            "QUJD".repeat(50_000),
            "&#97;".repeat(40_000),
            words(150_000)
        };
        for (String text : texts) {
            Mask mask = new Mask(Mask.DEFAULT_FIELDS);
            mask.learnHeader("Authorization", "Bearer " + KEY);
            String body = "{\"name\":" + json(text) + ",\"text\":" + json(text) + "}";
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> mask.hide(new RecordedExchange("POST", "/v1/x", body, 200, body)));
        }
    }
}
