package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "order-1042, order-1042",
        "A.b_c~9, A.b_c~9",
        "a b, a%20b",
        "a+b, a%2Bb",
        "a%2Fb, a%252Fb",
        "gid://shopify/Order/1, gid%3A%2F%2Fshopify%2FOrder%2F1",
        "joe@example.com, joe%40example.com",
        "a?b#c&d=e, a%3Fb%23c%26d%3De",
        "{key}, %7Bkey%7D",
        "é€, %C3%A9%E2%82%AC",
        "\uD83D\uDE00, %F0%9F%98%80",
        "...,...",
        "..a, ..a"
    })
    void onlyUnreservedCharactersStay(String value, String encoded) {
        assertThat(Paths.encode(value)).isEqualTo(encoded);
    }

    @Test
    void everyEncodedValueIsPlainAndCanBeDecoded() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            String value = hostile(random);

            String encoded = Paths.encode(value);

            assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+");
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(value);
        }
    }

    @Test
    void onlyASlashDoesNotFitIntoASegment() {
        assertThat(Paths.fitsSegment("a b%2F?#é")).isTrue();
        assertThat(Paths.fitsSegment("/")).isFalse();
        assertThat(Paths.fitsSegment("a/b")).isFalse();
    }

    private static String hostile(Random random) {
        StringBuilder value = new StringBuilder();
        int length = 1 + random.nextInt(20);
        while (value.length() < length) {
            int point = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
            if (!Character.isISOControl(point) && (point < 0xD800 || point > 0xDFFF)) {
                value.appendCodePoint(point);
            }
        }
        return value.toString();
    }
}
