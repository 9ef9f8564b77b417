package com.partnero.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert rules as Prometheus evaluates them: {@code promtool}, of Debian's package prometheus, must be there. */
@Tag("promtool")
class AlertRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"check rules ../docs/alerts.yml", "test rules src/test/resources/alerts-test.yml"})
    void promtoolAgrees(String arguments) throws Exception {
        Process promtool = new ProcessBuilder(("promtool " + arguments).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }
}
