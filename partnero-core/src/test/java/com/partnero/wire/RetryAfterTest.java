package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final String DATE = "Mon, 12 May 2025 17:50:17 GMT";

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "007, 7",
        "' 30 ', 30",
        "100000, 100000",
        "0000000009, 9",
        "99999999999999999999, 3153600000"
    })
    void digitsAreSeconds(String header, long seconds) {
        assertThat(RetryAfter.parse(header, DATE)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aHeaderIsReadUpToFortyCharacters() {
        assertThat(RetryAfter.parse(" ".repeat(39) + "5", DATE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryAfter.parse(" ".repeat(40) + "5", DATE)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 12 May 2025 17:50:47 GMT | 30",
                "Monday, 12-May-25 17:50:47 GMT | 30",
                "Mon May 12 17:50:47 2025 | 30",
                "Tue, 13 May 2025 17:50:17 GMT | 86400",
                "Mon, 12 May 2025 17:50:16 GMT | 0",
                "Thu, 01 Jan 1970 00:00:00 GMT | 0",
                "Fri, 31 Dec 9999 23:59:59 GMT | 3153600000"
            })
    void datesAreMeasuredAgainstTheAnswersOwnDate(String header, long seconds) {
        assertThat(RetryAfter.parse(header, DATE)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void anAsctimeDayBelowTenHasASpace() {
        assertThat(RetryAfter.parse("Fri May  9 00:00:05 2025", "Fri, 09 May 2025 00:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void withoutAReadableDateTheClockServes() {
        for (@Nullable String date : new String[] {null, "", "now"}) {
            assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", date)).isPositive();
            assertThat(RetryAfter.parse("Thu, 01 Jan 1970 00:00:00 GMT", date)).isZero();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "+5",
                "1.5",
                "5s",
                "NaN",
                "Infinity",
                "1e3",
                "0x10",
                "soon",
                "\u0665",
                "5, 6",
                "2025-05-12",
                "Mon, 99 May 2025 17:50:47 GMT",
                "Xxx, 12 May 2025 17:50:47 GMT",
                "111111111111111111111111111111111111111111111111111"
            })
    void anythingElseIsIgnored(@Nullable String header) {
        assertThat(RetryAfter.parse(header, DATE)).isNull();
    }
}
