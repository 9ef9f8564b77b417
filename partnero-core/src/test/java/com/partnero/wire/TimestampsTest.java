package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-05-12T17:50:17.000000Z, 2025-05-12T17:50:17Z",
        "2025-05-12T17:50:17.123456Z, 2025-05-12T17:50:17.123456Z",
        "2024-02-29T23:59:59.999999Z, 2024-02-29T23:59:59.999999Z",
        "2025-05-12T17:50:17Z, 2025-05-12T17:50:17Z",
        "2025-05-12T17:50:17.5Z, 2025-05-12T17:50:17.500Z",
        "2025-05-12T17:50:17.123456789Z, 2025-05-12T17:50:17.123456789Z",
        "2025-05-12T19:50:17+02:00, 2025-05-12T17:50:17Z",
        "2025-05-12T12:20:17.000000-05:30, 2025-05-12T17:50:17Z",
        "2025-05-12 17:50:17, 2025-05-12T17:50:17Z",
        "2025-05-12T17:50:17, 2025-05-12T17:50:17Z",
        "1747072217, 2025-05-12T17:50:17Z",
        "0, 1970-01-01T00:00:00Z",
        "253402300799, 9999-12-31T23:59:59Z"
    })
    void everyKnownFormIsRead(String text, Instant moment) {
        assertThat(Timestamps.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2025-05-12",
                "2025-13-12T17:50:17.000000Z",
                "2025-02-30T17:50:17.000000Z",
                "2025-05-12T25:50:17.000000Z",
                "2025-05-12T17:60:17.000000Z",
                "2025-05-12T17:50:17.00000xZ",
                "2025-05-12T17:50:61.000000Z",
                "x025-05-12T17:50:17.000000Z",
                "2025/05/12T17:50:17.000000Z",
                "-1",
                "253402300800",
                "1747072217000000",
                "99999999999999999999",
                "17.5",
                "+2025-05-12"
            })
    void whatCannotBeReadIsAbsent(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }

    @Test
    void momentsAreWrittenAsTheServiceWritesThem() {
        assertThat(Timestamps.format(Instant.parse("2025-05-12T17:50:17.123456Z")))
                .isEqualTo("2025-05-12T17:50:17.123456Z");
        assertThat(Timestamps.format(Instant.parse("2025-05-12T17:50:17.1234567Z")))
                .as("nothing is cut off")
                .isEqualTo("2025-05-12T17:50:17.123456700Z");
        assertThat(Timestamps.format(Instant.ofEpochSecond(0))).isEqualTo("1970-01-01T00:00:00.000000Z");
    }
}
