package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "9",
                "007",
                "99.99",
                "99.990",
                "0.5",
                ".5",
                "5.",
                "-5",
                "+5",
                "-0.01",
                "1e2",
                "1E+2",
                "1.5e-3",
                "123456789012345678",
                "1234567890123456789",
                "12345678901234567.8",
                "999999999999999999",
                "12345678901234567890.123"
            })
    void everyDecimalIsReadAsItIsWritten(String text) {
        assertThat(Decimals.parse(text)).isEqualTo(new BigDecimal(text));
        assertThat(Decimals.parse(new StringBuilder(text))).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-",
                "+",
                "e",
                "1e",
                "1.2.3",
                "1..2",
                "1,5",
                "1 000",
                "/1",
                "1:",
                "abc",
                "0x10",
                "NaN",
                "\u0665",
                "1\u0665",
                "--1",
                "1-1",
                "1e99999999999"
            })
    void whatIsNoDecimalIsAbsent(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @Test
    void aDecimalHasTwoHundredAndFiftySixCharactersAtMost() {
        String longest = "0".repeat(255) + "7";

        assertThat(Decimals.parse(longest)).isEqualTo(new BigDecimal("7"));
        assertThat(Decimals.parse("0" + longest)).isNull();
    }
}
