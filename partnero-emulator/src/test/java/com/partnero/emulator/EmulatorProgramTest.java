package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.RepeatedKey;
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
                .contains("1 difference.");
    }

    @Test
    void aComparisonNamesTheSwitchThatExplainsIt() throws Exception {
        Path record = folder.resolve("record.jsonl");
        String sale =
                "{\\\"customer\\\":{\\\"id\\\":\\\"b\\\"},\\\"key\\\":\\\"k\\\",\\\"amount\\\":1,\\\"action\\\":\\\"sale\\\"}";
        String made = "{\"method\":\"POST\",\"target\":\"/v1/transactions\",\"body\":\"" + sale + "\",\"status\":";
        Files.writeString(
                record,
                "{\"method\":\"GET\",\"target\":\"/v1/customers/b/balance\",\"body\":\"\",\"status\":404,\"answer\":\"{\\\"message\\\":\\\"Customer not found.\\\"}\"}\n"
                        + made + "422,\"answer\":\"{}\"}\n");

        assertThat(run("--compare", record.toString()).exitCode()).isEqualTo(1);

        Path repeated = folder.resolve("repeated.jsonl");
        try (PartneroEmulator real = PartneroEmulator.start()) {
            real.service().addCustomer("a");
            real.service().addCustomer("b").referredBy("a");
            real.service().behaviour().repeatedKey(RepeatedKey.CONFLICT_409);
            EmulatorProgram.Outcome recording =
                    run("--port=0", "--record=" + real.baseUrl(), "--to", repeated.toString());
            String url = baseUrl();
            for (int i = 0; i < 2; i++) {
                HttpRequest post = HttpRequest.newBuilder(URI.create(url + "/transactions"))
                        .header("Authorization", "Bearer emulator")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(sale.replace("\\", "")))
                        .build();
                HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding());
            }
            recording.running().close();
        }
        assertThat(run("--compare", repeated.toString()).exitCode()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 POST /v1/transactions: status: recorded 409, model 200")
                .contains("--switch repeatedKey=CONFLICT_409 would explain 1 of them.");
        assertThat(run("--compare", repeated.toString(), "--switch", "repeated_key=CONFLICT_409")
                        .exitCode())
                .isZero();
    }

    @Test
    void aSeedIsWhereAResetReturnsTo() throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"customers\":[{\"id\":\"mine\"}]}");
        EmulatorProgram.Outcome outcome = run("--port", "0", "--seed", seed.toString(), "--switch", "maxPageLimit=7");

        assertThat(get(baseUrl() + "/customers/mine/balance", "emulator").statusCode())
                .isEqualTo(200);
        assertThat(get(baseUrl() + "/transactions?limit=8", "emulator").statusCode())
                .isEqualTo(422);
        outcome.running().close();
    }

    @Test
    void aStateOutlivesARestart() throws Exception {
        Path state = folder.resolve("state.json");
        EmulatorProgram.Outcome first = run("--port", "0", "--state", state.toString());
        HttpRequest customer = HttpRequest.newBuilder(URI.create(baseUrl().replace("/v1", "/__partnero/customers")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"newcomer\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(customer, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        first.running().close();
        out.reset();

        EmulatorProgram.Outcome second = run("--port", "0", "--state", state.toString());
        assertThat(get(baseUrl() + "/customers/newcomer/balance", "emulator").statusCode())
                .isEqualTo(200);
        second.running().close();

        Files.writeString(state, "{\"customers\":[{}]}");
        assertThat(run("--port", "0", "--state", state.toString()).exitCode()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("state.json: ")
                .contains("customers.0.id");
        assertThat(Files.readString(state)).isEqualTo("{\"customers\":[{}]}");
    }

    @Test
    void severalKeysAreSeveralPrograms() throws Exception {
        EmulatorProgram.Outcome outcome = run("--port", "0", "--api-key", "one", "--api-key", "two");

        String sale = "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"k\",\"amount\":1,\"action\":\"sale\"}";
        HttpRequest post = HttpRequest.newBuilder(URI.create(baseUrl() + "/transactions"))
                .header("Authorization", "Bearer one")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(sale))
                .build();
        HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding());
        assertThat(get(baseUrl() + "/transactions/k", "one").statusCode()).isEqualTo(200);
        assertThat(get(baseUrl() + "/transactions/k", "two").statusCode()).isEqualTo(404);
        assertThat(get(baseUrl() + "/transactions/k", "three").statusCode()).isEqualTo(401);
        outcome.running().close();
        out.reset();

        EmulatorProgram.Outcome open = run("--port", "0", "--any-key");
        assertThat(get(baseUrl() + "/customers/customer_123/balance", "three").statusCode())
                .isEqualTo(200);
        open.running().close();
        assertThat(run("--state", "s", "--any-key").exitCode()).isEqualTo(2);
        assertThat(run("--api-key", "one", "--api-key", "one", "--port", "0").exitCode())
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a program with this API key already exists");
    }

    @Test
    void helpComesFirst() {
        assertThat(run("--port", "many", "--help").exitCode()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void helpListsEveryOption() {
        assertThat(run("--help").exitCode()).isZero();
        assertThat(run("-h").exitCode()).isZero();
        assertThat(run("--version").exitCode()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "--port",
                        "--host",
                        "--allow-host",
                        "--api-key",
                        "--any-key",
                        "--tls",
                        "--tls-pem",
                        "--empty",
                        "--record",
                        "--compare",
                        "--seed",
                        "--state",
                        "repeatedKey SECOND_ROW, CONFLICT_409");
    }

    @Test
    void mistakesAreReportedInOneLine() {
        assertThat(run("--prot", "1").exitCode()).isEqualTo(2);
        assertThat(run("--port").exitCode()).isEqualTo(2);
        assertThat(run("--port", "many").exitCode()).isEqualTo(2);
        assertThat(run("--port", "0", "--record", "http://elsewhere.example/v1").exitCode())
                .isEqualTo(2);
        try (PartneroEmulator other = PartneroEmulator.start()) {
            String port = String.valueOf(URI.create(other.baseUrl()).getPort());
            assertThat(run("--port", port).exitCode()).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Address already in use");
        assertThat(run("--compare", "no-such-file").exitCode()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no file no-such-file");
        assertThat(run("--port", "0", "--switch", "repeatedKey=x").exitCode()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("it can be SECOND_ROW, CONFLICT_409");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(7)
                .allMatch(line -> line.endsWith("(--help tells more)"));
    }
}
