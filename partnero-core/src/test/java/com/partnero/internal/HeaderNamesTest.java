package com.partnero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderNamesTest {

    /** RFC 9110, section 5.6.2. */
    private static final String OF_A_TOKEN =
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void aNameIsAToken() {
        assertThat(HeaderNames.isToken("X-Correlation-Id")).isTrue();
        assertThat(HeaderNames.isToken("")).isFalse();
        for (char c = 0; c < 300; c++) {
            assertThat(HeaderNames.isToken("a" + c)).as("character %d", (int) c).isEqualTo(OF_A_TOKEN.indexOf(c) >= 0);
        }
    }

    @Test
    void aValueIsPrintableAscii() {
        assertThat(HeaderNames.isPrintable("")).isTrue();
        for (char c = 0; c < 300; c++) {
            assertThat(HeaderNames.isPrintable("a" + c))
                    .as("character %d", (int) c)
                    .isEqualTo(c >= 32 && c < 127);
        }
    }
}
