package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmulatorProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private PartneroEmulator start(String... arguments) {
        return EmulatorProgram.start(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void itSaysWhereItListensAndWhatKeyOpensIt() {
        try (PartneroEmulator emulator = start("--port", "0", "--api-key", "secret")) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(emulator.baseUrl())
                    .contains(emulator.consoleUrl())
                    .contains("secret");
            assertThat(emulator.service().customer("customer_456").referrer()).isEqualTo("customer_123");
        }
    }

    @Test
    void itCanStartEmpty() {
        try (PartneroEmulator emulator = start("--port", "0", "--empty")) {
            assertThat(emulator.service().customers()).isEmpty();
        }
    }

    @Test
    void helpTellsEveryOption() {
        assertThat(start("--help")).isNull();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--port", "--host", "--allow-host", "--api-key", "--empty");
    }

    @Test
    void mistakesAreToldInOneLine() {
        assertThat(start("--prot", "1")).isNull();
        assertThat(start("--port")).isNull();
        assertThat(start("--port", "many")).isNull();
        try (PartneroEmulator other = PartneroEmulator.start()) {
            String port = String.valueOf(URI.create(other.baseUrl()).getPort());
            assertThat(start("--port", port)).isNull();
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allMatch(line -> line.endsWith("(--help tells more)"));
    }
}
