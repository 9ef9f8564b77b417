package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.ResponseLimits;
import com.partnero.spi.AnswerBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final ResponseLimits LIMITS = ResponseLimits.defaults();

    /** Moshi takes quadratic time to skip it. */
    @Test
    void whiteSpaceInARowIsLimited() throws IOException {
        String most = " ".repeat(1 << 14);
        for (String document : List.of("{}", "[1,%s2]", "{\"a\":%s1}", "[%s]")) {
            String allowed = most + document.replace("%s", most) + most;
            assertThat(check(allowed)).isEqualTo(allowed);
        }

        for (String document : List.of("%s {}", "{}%s ", "[1,%s 2]", "{\"a\":%s 1}", "[%s ]", "{\"a\"%s :1}")) {
            assertThatThrownBy(() -> check(document.replace("%s", most)))
                    .isInstanceOf(Malformed.class)
                    .hasMessage("more than 16384 bytes of white space in a row");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{ }",
                "[ ]",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "-1.50e-3",
                "1E+2",
                "9e40",
                "\"\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00eA\"",
                "\"\\u09af\\uAF90\"",
                " \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \n",
                "[[],{},\"x\",null,true,false,-1]",
                "\"\u2028\u00e9\ud83d\ude00\""
            })
    void whatTheGrammarAllowsPasses(String document) throws IOException {
        assertThat(check(document)).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1 \"b\":2}",
                "{1:2}",
                "{\"a\" 1}",
                "[1]]",
                "{}{}",
                "1 2",
                "null null",
                "TRUE",
                "True",
                "nul",
                "nulls",
                "tru",
                "falsey",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1.e2",
                "1e",
                "1e+",
                "0x10",
                "1_000",
                "\"",
                "\"abc",
                "\"\\\"",
                "\"\\x\"",
                "\"\\'\"",
                "\"\\u12\"",
                "\"\\u12G4\"",
                "\"\\u12g4\"",
                "\"\\u12/4\"",
                "\"\\u12:4\"",
                "\"\\u12@4\"",
                "\"\\u12`4\"",
                "\"\\uFF1\uFF11\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\u0000\"",
                "// c\n1",
                "/* c */1",
                "#1",
                ")]}'\n1",
                "[1;2]",
                "{\"a\"=1}",
                "\u00a01",
                "<html></html>"
            })
    void whatItDoesNotAllowIsRefusedWithoutQuotingIt(String document) {
        assertThatThrownBy(() -> check(document))
                .isInstanceOf(Malformed.class)
                .message()
                .matches("[a-zA-Z0-9 (),]+")
                .doesNotContain("html");
    }

    @Test
    void aByteOrderMarkIsSkippedOnce() throws IOException {
        assertThat(check("\ufeff[1]")).isEqualTo("[1]");
        assertThatThrownBy(() -> check("\ufeff\ufeff[1]")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> check("\ufeff")).hasMessage("empty");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0x10FFFF})
    void everyCodePointPasses(int point) throws IOException {
        String document = '"' + new String(Character.toChars(point)) + '"';

        assertThat(check(document)).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 80 22",
                "22 C0 80 22",
                "22 C1 BF 22",
                "22 C2 7F 22",
                "22 C2 C0 22",
                "22 C2 22",
                "22 C2",
                "22 E0 9F BF 22",
                "22 E2 82 22",
                "22 E2 82",
                "22 E9 22",
                "22 ED A0 80 22",
                "22 EF BF C0 22",
                "22 F0 8F BF BF 22",
                "22 F4 90 80 80 22",
                "22 F1 80 80 22",
                "22 F1 80 80",
                "22 F5 80 80 80 22",
                "22 FF 22",
                "EF BB",
                "FE FF 00 5B 00 31 00 5D"
            })
    void onlyUtf8IsRead(String hex) {
        String[] digits = hex.split(" ");
        byte[] body = new byte[digits.length];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) Integer.parseInt(digits[i], 16);
        }

        assertThatThrownBy(() -> check(body, LIMITS)).isInstanceOf(Malformed.class);
    }

    @Test
    void depthIsLimited() throws IOException {
        check("[".repeat(32) + "]".repeat(32));
        check("{\"a\":".repeat(31) + "[]" + "}".repeat(31));
        assertThatThrownBy(() -> check("[".repeat(33) + "]".repeat(33))).hasMessageContaining("deeper than 32");
        assertThatThrownBy(() -> check("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .hasMessageContaining("deeper than 32");
        assertThatThrownBy(() -> check("[".repeat(1_000_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void numbersAreLimited() throws IOException {
        check("1".repeat(40));
        check("-" + "1".repeat(20) + "." + "1".repeat(20) + "e-40");
        check("1e000040");
        assertThatThrownBy(() -> check("1".repeat(41))).hasMessageContaining("more than 40 digits");
        assertThatThrownBy(() -> check("0." + "0".repeat(40))).hasMessageContaining("more than 40 digits");
        assertThatThrownBy(() -> check("1e41")).hasMessageContaining("exponent");
        assertThatThrownBy(() -> check("1e-41")).hasMessageContaining("exponent");
        assertThatThrownBy(() -> check("1e99999999999999999999")).hasMessageContaining("exponent");
    }

    @Test
    void limitsCanBeSet() throws IOException {
        ResponseLimits limits = LIMITS.withMaxDepth(8).withMaxNumberDigits(18);

        check(bytes("[".repeat(8) + "1".repeat(18) + "]".repeat(8)), limits);
        assertThatThrownBy(() -> check(bytes("[".repeat(9) + "]".repeat(9)), limits))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> check(bytes("1".repeat(19)), limits)).isInstanceOf(Malformed.class);
    }

    private static String check(String document) throws IOException {
        return new String(check(bytes(document), LIMITS), StandardCharsets.UTF_8);
    }

    private static byte[] check(byte[] document, ResponseLimits limits) throws IOException {
        return StrictJson.check(document, limits, AnswerBudget.unlimited());
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
