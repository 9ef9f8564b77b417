package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptContextTest {

    @Test
    void itsTextNamesHeadersAndShowsNoSecret() {
        AttemptContext context = AttemptContext.of(
                Duration.ofSeconds(3), ApiKey.of("s3cret"), Map.of("X-Correlation-Id", "private"), CallObserver.NONE);

        assertThat(context)
                .asString()
                .contains("PT3S")
                .contains("X-Correlation-Id")
                .doesNotContain("s3cret")
                .doesNotContain("private");
    }
}
