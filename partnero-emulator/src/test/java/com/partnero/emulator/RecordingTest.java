package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.testkit.Behaviour;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.RepeatedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second emulator with other switches stands in for the real service. */
class RecordingTest {

    private static final String KEY = "live-secret-key";

    private final HttpClient client = HttpClient.newHttpClient();

    private final List<String> problems = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private HttpResponse<String> send(String url, String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private RecordingProxy proxy(String target, Path file) {
        return RecordingProxy.start(target, file, 0, Mask.DEFAULT_FIELDS, problems::add);
    }

    private List<RecordedExchange> record(Path file) throws Exception {
        try (PartneroEmulator real = PartneroEmulator.builder().apiKey(KEY).start();
                RecordingProxy proxy = proxy(real.baseUrl(), file)) {
            PartneroService service = real.service();
            service.addCustomer("customer_123")
                    .key("ref_123")
                    .name("Alice")
                    .surname("Brown")
                    .email("alice.brown@example.com");
            service.addCustomer("customer_456").name("Daniel").referredBy("customer_123");
            switchDifferently(service.behaviour());
            String sale =
                    "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"order 1\",\"amount\":99.99,\"action\":\"sale\"}";
            String first = sale.replace("order 1", "order 2")
                    .replace(
                            "{\"id\":\"customer_456\"}",
                            "{\"id\":\"customer_789\",\"email\":\"robert@example.com\","
                                    + "\"referring_customer\":{\"email\":\"alice.brown@example.com\"}}")
                    .replace("\"action\"", "\"options\":{\"create_customer\":true},\"action\"");
            String url = proxy.baseUrl();
            assertThat(send(url + "/transactions", "POST", sale).body()).contains("19.998");
            assertThat(send(url + "/transactions", "POST", sale).statusCode()).isEqualTo(409);
            assertThat(send(url + "/transactions", "POST", first).statusCode()).isEqualTo(200);
            send(url + "/transactions/order%201", "GET", "");
            send(url + "/transactions?limit=10", "GET", "");
            send(url + "/customers/customer_123/balance", "GET", "");
            send(url + "/customers/nobody/balance", "GET", "");
            send(url + "/transactions/order%201", "DELETE", "");
            assertThat(real.received()).hasSize(8);
        }
        return RecordFile.read(file);
    }

    private static void switchDifferently(Behaviour behaviour) {
        behaviour.repeatedKey(RepeatedKey.CONFLICT_409).unitAtCreate(true).newNames(true);
    }

    @Test
    void neitherKeyNorPeopleAreWritten() throws Exception {
        Path file = folder.resolve("record.json");

        List<RecordedExchange> record = record(file);

        assertThat(record).hasSize(8);
        assertThat(Files.readString(file))
                .doesNotContain(KEY)
                .doesNotContain("alice")
                .doesNotContain("Alice")
                .doesNotContain("Brown")
                .doesNotContain("Daniel")
                .doesNotContain("robert")
                .contains("order 1")
                .contains("customer_123");
    }

    @Test
    void aModelThatIsSwitchedTheSameDoesTheSame() throws Exception {
        List<RecordedExchange> record = record(folder.resolve("record.json"));

        assertThat(Comparison.differences(record, service -> switchDifferently(service.behaviour())))
                .isEmpty();
    }

    @Test
    void whereTheModelDiffersIsListed() throws Exception {
        List<RecordedExchange> record = record(folder.resolve("record.json"));

        List<String> differences = Comparison.differences(record, service -> {});

        assertThat(differences)
                .contains(
                        "1 POST /v1/transactions: $.data.is_currency: recorded true, model false",
                        "1 POST /v1/transactions: $.data.amount_units: recorded \"USD\", model null",
                        "1 POST /v1/transactions: $.data.partner: not recorded, model \"customer_123\"",
                        "2 POST /v1/transactions: status: recorded 409, model 200",
                        "5 GET /v1/transactions?limit=10: $.data: recorded 2 elements, model 3")
                .noneMatch(line -> line.startsWith("7 ") || line.startsWith("8 ") || line.contains("created_at"));
    }

    @Test
    void theKeyIsNotCarriedOverAnOpenNetwork() {
        assertThatThrownBy(() -> proxy("http://api.example.com/v1", folder.resolve("record.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void whatIsNoRecordIsRefusedWithItsPlace() throws Exception {
        record(folder.resolve("record.json"));
        String whole = Files.readString(folder.resolve("record.json"));
        Path file = folder.resolve("damaged.json");

        for (String damaged : List.of("{}", "nonsense", "[]", "null", whole + whole.substring(0, 40))) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> RecordFile.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line " + (damaged.startsWith(whole) ? 9 : 1) + ": ");
        }
        Files.writeString(file, "");
        assertThatThrownBy(() -> RecordFile.read(file)).hasMessageContaining("empty");
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedAtTheStart() throws Exception {
        Path full = Path.of("/dev/full");
        for (Path file : List.of(folder, folder.resolve("no/such/folder"), full)) {
            if (!file.equals(full) || Files.exists(full)) {
                assertThatThrownBy(() -> proxy("http://127.0.0.1:1/v1", file))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("the record cannot be written to " + file + ": ");
            }
        }
    }

    @Test
    void onlyItsOwnerCanReadARecord() throws Exception {
        Path file = Files.writeString(folder.resolve("record.json"), "from before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        record(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain("from before");
    }

    @Test
    void aServiceThatCannotBeReachedIsReported() {
        try (RecordingProxy proxy = proxy("http://127.0.0.1:1/v1", folder.resolve("record.json"))) {
            assertThatThrownBy(() -> send(proxy.baseUrl() + "/transactions/secret", "GET", ""))
                    .isInstanceOf(IOException.class);
        }
        assertThat(problems).first().asString().startsWith("the service did not answer a GET: Connect");
        assertThat(problems.toString()).doesNotContain("secret");
    }
}
