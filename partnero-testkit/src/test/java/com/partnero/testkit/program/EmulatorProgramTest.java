package com.partnero.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.PartneroEmulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorProgramTest {

    private static final Pattern BASE_URL = Pattern.compile("base URL +(http://127.0.0.1:\\d+/v1)");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private EmulatorProgram.Outcome run(String... arguments) {
        return EmulatorProgram.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String baseUrl() {
        Matcher matcher = BASE_URL.matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> get(String url, String apiKey) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + apiKey)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itSaysWhereItListensAndWhatKeyOpensIt() throws Exception {
        EmulatorProgram.Outcome outcome = run("--port", "0", "--api-key", "secret");

        assertThat(outcome.exitCode()).isNegative();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("console").contains("secret");
        assertThat(get(baseUrl() + "/customers/customer_123/balance", "secret").body())
                .contains("alice.brown@partnero.com");
        outcome.running().close();
    }

    @Test
    void itCanStartEmpty() throws Exception {
        EmulatorProgram.Outcome outcome = run("--port", "0", "--empty");

        assertThat(get(baseUrl() + "/customers/customer_123/balance", "emulator")
                        .statusCode())
                .isEqualTo(404);
        outcome.running().close();
    }

    @Test
    void itRecordsAndCompares() throws Exception {
        Path record = folder.resolve("record.json");
        try (PartneroEmulator real = PartneroEmulator.start()) {
            real.service().addCustomer("customer_123").email("alice@example.com");
            EmulatorProgram.Outcome recording =
                    run("--port", "0", "--record", real.baseUrl(), "--to", record.toString());
            assertThat(get(baseUrl() + "/customers/customer_123/balance", real.apiKey())
                            .body())
                    .contains("alice@example.com");
            recording.running().close();
        }
        assertThat(Files.readString(record)).contains("email-1@example.invalid").doesNotContain("alice@");

        assertThat(run("--compare", record.toString()).exitCode()).isZero();
        Files.writeString(record, Files.readString(record).replace("active", "blocked"));
        assertThat(run("--compare", record.toString()).exitCode()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("$.data.customer.status: recorded \"blocked\", model \"active\"")
                .contains("1 differences.");
    }

    @Test
    void helpTellsEveryOption() {
        assertThat(run("--help").exitCode()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--port", "--host", "--allow-host", "--api-key", "--empty", "--record", "--compare");
    }

    @Test
    void mistakesAreToldInOneLine() {
        assertThat(run("--prot", "1").exitCode()).isEqualTo(2);
        assertThat(run("--port").exitCode()).isEqualTo(2);
        assertThat(run("--port", "many").exitCode()).isEqualTo(2);
        assertThat(run("--port", "0", "--record", "http://elsewhere.example/v1").exitCode())
                .isEqualTo(2);
        try (PartneroEmulator other = PartneroEmulator.start()) {
            String port = String.valueOf(URI.create(other.baseUrl()).getPort());
            assertThat(run("--port", port).exitCode()).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .allMatch(line -> line.endsWith("(--help tells more)"));
    }
}
