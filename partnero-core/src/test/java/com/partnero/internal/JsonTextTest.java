package com.partnero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTextTest {

    @ParameterizedTest
    @MethodSource("texts")
    void equalValuesAreEqualTexts(String json, String canonical) {
        assertThat(JsonText.canonical(json)).isEqualTo(canonical);
        assertThat(JsonText.canonical(canonical)).isEqualTo(canonical);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("{ \"a\" : [ 1.50 ,\ttrue,\nnull ] }", "{\"a\":[1.50,true,null]}"),
                Arguments.of("\"a b\"", "\"a b\""),
                Arguments.of("\"\\/\"", "\"/\""),
                Arguments.of("\"\\\" \\\\\"", "\"\\\" \\\\\""),
                Arguments.of("\"\\b\\f\\n\\r\\t\"", "\"\\u0008\\u000c\\u000a\\u000d\\u0009\""),
                Arguments.of("\"\\u0041\\u00e9\\u001F\"", "\"A\u00e9\\u001f\""),
                Arguments.of("\"\\ud83d\\ude00\"", "\"\ud83d\ude00\""),
                Arguments.of("\"\\uD83D\"", "\"\\ud83d\""),
                Arguments.of("\"\\ude00\"", "\"\\ude00\""),
                Arguments.of("\"\\ud83dx\"", "\"\\ud83dx\""),
                Arguments.of("\"x\\ude00\"", "\"x\\ude00\""),
                Arguments.of("\"\\ude00\\ud83d\"", "\"\\ude00\\ud83d\""),
                Arguments.of("\"\\ud83d\\ud83d\\ude00\"", "\"\\ud83d\ud83d\ude00\""),
                Arguments.of("\"\\ud83d\\ude00\\ude00\"", "\"\ud83d\ude00\\ude00\""));
    }
}
