package com.partnero.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EchoedKeyTest {

    private static final String KEY = "pk_live_Zq7/x+Wm3=TgB9vN4cKd2";

    private static Map<String, String> forms() {
        byte[] bytes = KEY.getBytes(UTF_8);
        String percent = HexFormat.of().formatHex(bytes).replaceAll("(..)", "%$1");
        Map<String, String> forms = new TreeMap<>();
        forms.put("as it is", KEY);
        forms.put("in upper case", KEY.toUpperCase(Locale.ROOT));
        forms.put("percent-encoded", URLEncoder.encode(KEY, UTF_8));
        forms.put("percent-encoded throughout", percent);
        forms.put("percent-encoded twice", percent.replace("%", "%25"));
        forms.put(
                "escaped for JSON",
                KEY.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining()));
        forms.put("in hexadecimal digits", HexFormat.of().formatHex(bytes));
        forms.put(
                "in hexadecimal digits with colons",
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes));
        forms.put("in Base64", base64(KEY));
        forms.put("in Base64 as a header", base64("Bearer " + KEY));
        forms.put("in Base64 as a password", base64("x:" + KEY));
        forms.put(
                "in Base64 for addresses",
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.put(
                "in Base64 in lines",
                Base64.getMimeEncoder(12, new byte[] {'\n'}).encodeToString(bytes));
        forms.put("in Base64 of its half", base64(KEY.substring(12)));
        forms.put("with spaces", String.join(" ", KEY.split("")));
        forms.put("with hyphens", KEY.replaceAll("(.{4})", "$1-"));
        forms.put("its beginning", KEY.substring(0, 12));
        forms.put("its middle", KEY.substring(8, 22));
        forms.put("its end", KEY.substring(16));
        return forms;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> itIsFound() {
        return forms().entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
                    for (String before : new String[] {"", "The key ", "a", "0f", "req_"}) {
                        assertThat(EchoedKey.isIn(before + form.getValue() + " is not valid.", ApiKey.of(KEY)))
                                .as("after \"%s\"", before)
                                .isTrue();
                    }
                }));
    }

    @Test
    void otherWordsAndIdsAreNotTheKey() {
        for (String text : new String[] {
            "",
            "The given data was invalid.",
            "Your API key is not valid for the live environment.",
            "8f14e45f-ceea-467f-a9bd-1e5c0c1b2a3d",
            "Root=1-67891233-abcdef012345678912345678",
            "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "%",
            "%2",
            "100 %",
            "\\u00",
            "pk_live"
        }) {
            assertThat(EchoedKey.isIn(text, ApiKey.of(KEY))).as(text).isFalse();
        }
    }

    @Test
    void aShortKeyMayStandInWordsByChance() {
        assertThat(EchoedKey.isIn("the key is not valid", ApiKey.of("key"))).isFalse();
        assertThat(EchoedKey.isIn("The emulator does not model it.", ApiKey.of("emulator")))
                .isFalse();
        assertThat(EchoedKey.isIn("secret-12", ApiKey.of("secret-12"))).isFalse();
        assertThat(EchoedKey.isIn("secret-123", ApiKey.of("secret-123"))).isTrue();
    }
}
