package com.partnero.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.partnero.Operation;
import com.partnero.reference.Curl;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorTest {

    private PartneroEmulator emulator;
    private Curl curl;

    @BeforeEach
    void start() {
        emulator = PartneroEmulator.start();
        curl = new Curl(emulator);
        emulator.service().addCustomer("customer_123");
        emulator.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private static String sale(String key) {
        return "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"" + key + "\",\"amount\":99.99,\"action\":\"sale\"}";
    }

    @Test
    void aWrongKeyIsRefused() {
        Curl.Answer answer = new Curl(emulator, "another").get("/transactions");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthenticated.\"}");
        assertThat(new Curl(emulator, "another")
                        .post("/transactions", sale("a"))
                        .status())
                .isEqualTo(401);
        assertThat(emulator.service().transactions()).isEmpty();
    }

    @Test
    void theProbeSaysWhichProgramTheKeyOpens() {
        assertThat(curl.get("/test").body()).contains("\"Refer a friend\"").contains("\"status\":1");
    }

    @Test
    void unknownAddressesAndMethodsAreRefused() {
        assertThat(curl.get("/customers").status()).isEqualTo(404);
        assertThat(curl.get("/transactions/a/b").status()).isEqualTo(404);
        assertThat(curl.send("PUT", "/transactions/a", "{}").status()).isEqualTo(405);
        assertThat(curl.delete("/customers/customer_123/balance").status()).isEqualTo(405);
    }

    @Test
    void unknownThingsAreNotFound() {
        assertThat(curl.get("/transactions/none").body()).isEqualTo("{\"message\":\"Transaction not found.\"}");
        assertThat(curl.get("/transactions/none").status()).isEqualTo(404);
        assertThat(curl.delete("/transactions/none").status()).isEqualTo(404);
        assertThat(curl.get("/customers/none/balance").status()).isEqualTo(404);
        assertThat(curl.post("/customers/none/balance/credit", Curl.reference("request/credit"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsMissingIsNamedFieldByField() {
        Curl.Answer answer = curl.post("/transactions", "{\"amount\":\"much\",\"customer\":{}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"The amount must be a number.\","
                        + "\"errors\":{\"amount\":[\"The amount must be a number.\"]}}");
        assertThat(curl.post("/transactions", "{}").body())
                .isEqualTo("{\"message\":\"The customer field is required. (and 1 more error)\",\"errors\":{"
                        + "\"customer\":[\"The customer field is required.\"],"
                        + "\"amount\":[\"The amount field is required.\"]}}");
        emulator.service().behaviour().actionRequired(true);
        assertThat(curl.post("/transactions", "{}").body()).contains("\"action\":[\"The action field is required.\"]");
    }

    @Test
    void unknownUnreferredAndDuplicateCustomersAreRefused() {
        assertThat(curl.post("/transactions", sale("a").replace("customer_456", "nobody"))
                        .body())
                .contains("\"customer.id\"");
        assertThat(curl.post("/transactions", sale("a").replace("customer_456", "customer_123"))
                        .body())
                .contains("referred customers only");
        String duplicate = Curl.reference("request/create-new-customer").replace("customer_789", "customer_456");
        Curl.Answer answer = curl.post("/transactions", duplicate);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("already been taken");
        assertThat(emulator.service().transactions()).isEmpty();
    }

    /** As Laravel reads it: a body that is no JSON object has no fields, and those that are required are missing. */
    @Test
    void whatIsNoJsonObjectHasNoFields() {
        String noFields = curl.post("/transactions", "{}").body();
        for (String body : new String[] {
            "{",
            "[]",
            sale("a") + "{}",
            sale("a").replace("\"key\"", "key"),
            sale("a").replace("99.99", "NaN")
        }) {
            Curl.Answer answer = curl.post("/transactions", body);
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.body()).isEqualTo(noFields);
        }
        HttpRequest form = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions"))
                .header("Authorization", "Bearer " + emulator.apiKey())
                .POST(HttpRequest.BodyPublishers.ofString("amount=1"))
                .build();
        assertThat(Curl.send(form).body()).isEqualTo(noFields);
        assertThat(emulator.service().transactions()).isEmpty();
    }

    @Test
    void addressesAnswerMethodsAsLaravelDoes() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder at = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions"))
                .header("Authorization", "Bearer " + emulator.apiKey());
        var none = HttpRequest.BodyPublishers.noBody();
        var text = HttpResponse.BodyHandlers.ofString();

        var options = client.send(at.method("OPTIONS", none).build(), text);
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow")).contains("GET,HEAD,POST,DELETE");
        var put = client.send(at.method("PUT", none).build(), text);
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET,HEAD,POST,DELETE");
        assertThat(put.body()).endsWith("Supported methods: GET, HEAD, POST, DELETE.\"}");
        var head = client.send(at.method("HEAD", none).build(), text);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
        assertThat(curl.get("/elsewhere").body())
                .isEqualTo("{\"message\":\"The route could not be found: the emulator does not model this address.\"}");
        assertThat(curl.send("OPTIONS", "/elsewhere", "").status()).isEqualTo(404);
    }

    @Test
    void aBlankKeyIsNoneAndALongOneIsRefused() {
        curl.post("/transactions", sale(" \u00a0\u200b "));
        assertThat(emulator.service().transactions()).hasSize(1);
        assertThat(emulator.service().transactions().get(0).key()).isNull();

        assertThat(curl.post("/transactions", sale("k".repeat(255))).status()).isEqualTo(200);
        Curl.Answer answer = curl.post("/transactions", sale("k".repeat(256)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"errors\":{\"key\":[\"The key must not be greater than 255 characters.\"]}");
    }

    @Test
    void textsAreTrimmedAndCaseIsIgnoredIfTheServiceDoesSo() {
        emulator.service().behaviour().trimsText(true).ignoresCase(true).repeatedKey(RepeatedKey.CONFLICT_409);

        assertThat(curl.post("/transactions", sale(" Order-1\u00a0")).body()).contains("\"key\":\"Order-1\"");
        assertThat(curl.post("/transactions", sale("ORDER-1")).status()).isEqualTo(409);
        assertThat(curl.get("/transactions/oRDER-1").status()).isEqualTo(200);
        assertThat(curl.get("/transactions?key=order-1%20").body()).contains("Order-1");
        assertThat(curl.get("/customers/CUSTOMER_123/balance").body()).contains("\"id\":\"customer_123\"");

        emulator.service().behaviour().ignoresCase(false);
        assertThat(curl.get("/transactions/ORDER-1").status()).isEqualTo(404);
        assertThat(curl.get("/customers/CUSTOMER_123/balance").status()).isEqualTo(404);
    }

    @Test
    void aKnownBuyerMayBeCreatedAgainIfTheServiceAllowsIt() {
        emulator.service().behaviour().knownBuyers(true);
        String known = Curl.reference("request/create-new-customer").replace("customer_789", "customer_456");

        assertThat(curl.post("/transactions", known).status()).isEqualTo(200);
        assertThat(curl.post("/transactions", known).status()).isEqualTo(200);

        assertThat(emulator.service().transactions()).extracting("buyer").containsOnly("customer_456");
        assertThat(emulator.service().customer("customer_456").surname()).isNull();
    }

    @Test
    void numbersKeepEveryDigit() {
        String amount = "12345678901234567890.123456789";

        curl.post("/transactions", sale("a").replace("99.99", amount));

        assertThat(curl.get("/transactions/a").body())
                .contains("\"amount\":" + amount)
                .contains("\"amount\":2469135780246913578.0246913578");
    }

    @Test
    void pagesTellWhatIsBeforeAndAfterThem() {
        for (int i = 1; i <= 5; i++) {
            curl.post("/transactions", sale("key_" + i));
        }

        JsonObject second = curl.get("/transactions?limit=2&page=2").json().getAsJsonObject();
        JsonObject beyond = curl.get("/transactions?limit=2&page=9").json().getAsJsonObject();

        assertThat(second.toString()).contains("key_3").contains("key_2").doesNotContain("key_1");
        assertThat(second.getAsJsonObject("links").toString())
                .isEqualTo("{\"first\":\"URL?page=1\",\"last\":null,\"prev\":\"URL?page=1\",\"next\":\"URL?page=3\"}"
                        .replace("URL", emulator.baseUrl() + "/transactions"));
        assertThat(second.getAsJsonObject("meta").toString())
                .isEqualTo(("{\"current_page\":2,\"from\":3,\"path\":\"" + emulator.baseUrl()
                        + "/transactions\",\"per_page\":2,\"to\":4}"));
        assertThat(beyond.getAsJsonArray("data")).isEmpty();
        assertThat(beyond.getAsJsonObject("meta").toString())
                .contains("\"from\":null")
                .contains("\"to\":null");
    }

    @Test
    void limitAndPageAreChecked() {
        assertThat(curl.get("/transactions?limit=251").body()).contains("must be between 1 and 250");
        assertThat(curl.get("/transactions?limit=0").status()).isEqualTo(422);
        assertThat(curl.get("/transactions?limit=many").status()).isEqualTo(422);
        assertThat(curl.get("/transactions?page=0").status()).isEqualTo(422);
        assertThat(curl.get("/transactions").json().toString()).contains("\"per_page\":15");
    }

    @Test
    void keysWithSlashesTravelByQueryAndBody() {
        curl.post("/transactions", sale("gid://shopify/Order/1"));

        assertThat(curl.get("/transactions/gid%3A%2F%2Fshopify%2FOrder%2F1").status())
                .isEqualTo(404);
        emulator.service().behaviour().encodedSlash(true);
        assertThat(curl.get("/transactions/gid%3A%2F%2Fshopify%2FOrder%2F1").status())
                .isEqualTo(200);
        emulator.service().behaviour().encodedSlash(false);
        assertThat(curl.get("/transactions?key=gid%3A%2F%2Fshopify%2FOrder%2F1").body())
                .contains("gid://shopify/Order/1");
        assertThat(curl.send("DELETE", "/transactions", "{\"key\":\"gid://shopify/Order/1\"}")
                        .body())
                .isEqualTo("{\"status\":1}");
        assertThat(curl.send("DELETE", "/transactions", null).body()).contains("The key field is required.");
        assertThat(emulator.service().transactions()).isEmpty();
    }

    @Test
    void oddKeysTravelByPath() {
        curl.post("/transactions", sale("a b%c+d é@:#"));

        assertThat(curl.get("/transactions/a%20b%25c%2Bd%20%C3%A9%40%3A%23").status())
                .isEqualTo(200);
    }

    @Test
    void repeatedKeysMakeASecondRowByDefault() {
        curl.post("/transactions", sale("a"));
        curl.post("/transactions", sale("a"));
        assertThat(emulator.service().transactions("a")).hasSize(2);

        emulator.service().behaviour().repeatedKey(RepeatedKey.CONFLICT_409);
        assertThat(curl.post("/transactions", sale("a")).status()).isEqualTo(409);
        emulator.service().behaviour().repeatedKey(RepeatedKey.INVALID_422);
        assertThat(curl.post("/transactions", sale("a")).status()).isEqualTo(422);
        emulator.service().behaviour().repeatedKey(RepeatedKey.REPLAY);
        assertThat(curl.post("/transactions", sale("a")).status()).isEqualTo(200);
        assertThat(emulator.service().transactions("a")).hasSize(2);
    }

    @Test
    void theNewerNamingIsASwitch() {
        emulator.service().behaviour().newNames(true);

        assertThat(curl.post("/transactions", sale("a")).body())
                .contains("\"customer\":\"customer_123\",\"referred_customer\":\"customer_456\"")
                .doesNotContain("partner\"");
    }

    @Test
    void requestsAreKeptWithTheirAnswers() {
        curl.post("/transactions", sale("a"));
        curl.get("/transactions/a");

        assertThat(emulator.received()).containsExactly(Operation.CREATE, Operation.FIND);
        ReceivedRequest first = emulator.requests().get(0);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.target()).isEqualTo("/v1/transactions");
        assertThat(first.body()).isEqualTo(sale("a"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.answer()).contains("19.998");
        assertThat(first.header("authorization")).isEqualTo("Bearer " + emulator.apiKey());

        emulator.reset();
        assertThat(emulator.requests()).isEmpty();
        assertThat(emulator.service().customers()).isEmpty();
    }

    @Test
    void plannedFaultsStrikeInOrder() {
        emulator.faults().next(Fault.RATE_LIMIT.retryAfter(2)).then(Fault.SERVER_ERROR_AFTER_COMMIT);

        assertThat(curl.post("/transactions", sale("a")).status()).isEqualTo(429);
        assertThat(emulator.service().transactions()).isEmpty();
        assertThat(curl.post("/transactions", sale("a")).status()).isEqualTo(500);
        assertThat(emulator.service().transactions()).hasSize(1);
        assertThat(curl.get("/transactions/a").status()).isEqualTo(200);
    }

    @Test
    void aPlannedRefusalHasTheWordsOfTheService() {
        emulator.faults()
                .next(Fault.status(404))
                .next(Fault.status(409))
                .next(Fault.status(422))
                .next(Fault.status(404))
                .next(Fault.status(422));

        assertThat(curl.get("/transactions/a").body()).isEqualTo("{\"message\":\"Transaction not found.\"}");
        assertThat(curl.post("/transactions", sale("a")).body())
                .isEqualTo("{\"message\":\"A transaction with this key already exists.\"}");
        assertThat(curl.post("/transactions", sale("a")).body())
                .isEqualTo("{\"message\":\"The key has already been taken.\","
                        + "\"errors\":{\"key\":[\"The key has already been taken.\"]}}");
        assertThat(curl.get("/customers/customer_123/balance").body())
                .isEqualTo("{\"message\":\"Customer not found.\"}");
        assertThat(curl.get("/transactions?limit=9").body()).contains("\"errors\":{\"limit\":[");
    }

    @Test
    void otherWebSitesAreTurnedAway() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions"))
                .header("Authorization", "Bearer " + emulator.apiKey());
        assertThat(Curl.send(request.copy()
                                .header("Origin", "https://evil.example")
                                .build())
                        .status())
                .isEqualTo(403);
        assertThat(Curl.send(request.copy()
                                .header("Sec-Fetch-Site", "cross-site")
                                .build())
                        .status())
                .isEqualTo(403);
        int port = URI.create(emulator.baseUrl()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /v1/test HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 403");
        }
    }

    /** The best of several, because the machine may be busy with something else. */
    @Test
    void itStartsInWellUnderThreeHundredMilliseconds() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            PartneroEmulator.start().close();
            best = Math.min(best, System.nanoTime() - start);
        }

        assertThat(best / 1_000_000).isLessThan(300);
    }
}
