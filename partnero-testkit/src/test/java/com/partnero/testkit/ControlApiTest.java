package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a test in another language does, by HTTP alone. */
class ControlApiTest {

    private final PartneroEmulator emulator = PartneroEmulator.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private HttpResponse<String> control(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.consoleUrl() + "__partnero/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return client.send(
                body.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", "application/json").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> sell(String key) throws Exception {
        return sell(key, "{\"id\":\"b\"}");
    }

    private HttpResponse<String> sell(String key, String customer) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions"))
                .header("Authorization", "Bearer " + emulator.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"customer\":" + customer + ",\"key\":\"" + key + "\",\"amount\":1,\"action\":\"sale\"}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aTestSeedsSellsLooksAndResets() throws Exception {
        assertThat(control("POST", "customers", "{\"id\":\"a\",\"email\":\"a@example.com\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(control("POST", "customers", "{\"id\":\"b\",\"referrer\":\"a\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sell("order-1").statusCode()).isEqualTo(200);

        String requests = control("GET", "requests?limit=1", "").body();
        assertThat(JsonParser.parseString(requests).getAsJsonArray()).hasSize(1);
        assertThat(requests).contains("\"operation\":\"transactions.create\"").contains("\\\"key\\\":\\\"order-1\\\"");
        String state = control("GET", "state", "").body();
        assertThat(state).contains("order-1");

        assertThat(control("POST", "reset", "").statusCode()).isEqualTo(200);
        assertThat(control("GET", "requests", "").body()).isEqualTo("[]");
        assertThat(control("PUT", "state", state).statusCode()).isEqualTo(200);
        assertThat(emulator.service().transactions("order-1")).hasSize(1);
    }

    @Test
    void faultsArePlannedAsOftenAsWanted() throws Exception {
        emulator.service().addCustomer("a");
        emulator.service().addCustomer("b").referredBy("a");
        control(
                "POST",
                "faults",
                "{\"status\":503,\"retry_after\":7,\"after_commit\":true,\"times\":2,"
                        + "\"operation\":\"transactions.create\"}");

        assertThat(control("GET", "faults", "").body()).contains("STATUS_503, retry after 7 s on");
        HttpResponse<String> answer = sell("order-1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(emulator.service().transactions("order-1")).hasSize(1);
        assertThat(sell("order-2").statusCode()).isEqualTo(503);
        assertThat(sell("order-3").statusCode()).isEqualTo(200);
    }

    @Test
    void aBoxInBetweenIsOneWord() throws Exception {
        emulator.service().addCustomer("a");
        emulator.service().addCustomer("b").referredBy("a");
        control("POST", "faults", "{\"fault\":\"HTML_403\"}");
        control("POST", "faults", "{\"fault\":\"HTML_502_AFTER_COMMIT\",\"retry_after\":3}");

        HttpResponse<String> refused = sell("order-1");
        HttpResponse<String> done = sell("order-2");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(emulator.service().transactions("order-1")).isEmpty();
        assertThat(done.statusCode()).isEqualTo(502);
        assertThat(done.headers().firstValue("Retry-After")).contains("3");
        assertThat(emulator.service().transactions("order-2")).hasSize(1);
    }

    @Test
    void anAnswerMayHaveABodyAndHeadersOfItsOwn() throws Exception {
        control(
                "POST",
                "faults",
                "{\"status\":422,\"body\":{\"message\":\"No.\",\"errors\":{\"key\":[\"Taken.\"]}},"
                        + "\"headers\":{\"X-Request-Id\":\"7\"}}");
        control("POST", "faults", "{\"status\":451,\"body\":\"<p>Blocked</p>\",\"headers\":{\"server\":\"box\"}}");

        HttpResponse<String> json = sell("order-1");
        HttpResponse<String> html = sell("order-1");

        assertThat(json.body()).isEqualTo("{\"message\":\"No.\",\"errors\":{\"key\":[\"Taken.\"]}}");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.headers().firstValue("X-Request-Id")).contains("7");
        assertThat(html.statusCode()).isEqualTo(451);
        assertThat(html.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(html.headers().firstValue("Server")).contains("box");
        assertThat(control("POST", "faults", "{\"status\":503,\"headers\":{\"a\":\"b\\r\\nc: d\"}}")
                        .body())
                .contains("one line of ASCII");
        assertThat(control("POST", "faults", "{\"fault\":\"HTML\",\"body\":\"x\"}")
                        .body())
                .contains("need a status");
    }

    @Test
    void switchesAreTurnedTogetherOrNotAtAll() throws Exception {
        assertThat(control("PATCH", "switches", "{\"newNames\":true,\"maxPageLimit\":0}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(emulator.service().behaviour().newNames()).isFalse();

        assertThat(control("PATCH", "switches", "{\"new_names\":true,\"maxPageLimit\":10}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(emulator.service().behaviour().newNames()).isTrue();
        assertThat(control("GET", "switches", "").body())
                .contains("\"name\":\"maxPageLimit\"")
                .contains("\"value\":\"10\"");
    }

    @Test
    void whatWasRefusedIsExplained() throws Exception {
        emulator.service().addCustomer("b");

        assertThat(sell("order-1").statusCode()).isEqualTo(422);

        assertThat(control("GET", "refused", "").body())
                .contains("a sale with key order-1")
                .contains("referred customers only")
                .contains("unreferredBuyers(true)");
    }

    @Test
    void aKeyIsToldToWhoSendsAnId() throws Exception {
        emulator.service().addCustomer("customer_123");
        emulator.service().addCustomer("customer_456").key("ref_456").referredBy("customer_123");

        sell("order-1", "{\"key\":\"customer_456\"}");

        assertThat(control("GET", "refused", "").body())
                .contains("customer_456 is the customer's id, the key is ref_456");
    }

    @Test
    void mistakesAreExplained() throws Exception {
        assertThat(control("POST", "faults", "{\"fault\":\"x\"}").body()).contains("there are LOSE_ANSWER,");
        assertThat(control("POST", "faults", "{\"falt\":\"x\"}").body())
                .contains("there is no field falt; there are fault");
        assertThat(control("POST", "faults", "{\"status\":200}").body()).contains("300 to 599");
        assertThat(control("POST", "faults", "{}").body()).contains("a fault or a status is needed");
        assertThat(control("POST", "faults", "{\"fault\":\"SLOW\",\"status\":500}")
                        .body())
                .contains("and not both");
        assertThat(control("POST", "faults", "{\"status\":503,\"times\":0}").body())
                .contains("times must be at least 1");
        assertThat(control("POST", "faults", "{\"status\":503,\"standing\":\"yes\"}")
                        .body())
                .contains("standing must be true or false: yes");
        assertThat(control("POST", "faults", "{\"status\":503,\"operation\":{}}")
                        .body())
                .contains("operation must be a text");
        assertThat(control("GET", "faults", "").body()).isEqualTo("[]");
        assertThat(control("PATCH", "switches", "{\"rewardsAfter\":null}").body())
                .contains("cannot be empty; it can be PT0S, PT2S, PT10S and every other duration of this form");
        assertThat(control("POST", "customers", "{}").body()).contains("needs an id");
        assertThat(control("GET", "elsewhere", "").body()).contains("PUT state");
        assertThat(control("PUT", "state", "{\"customers\":[{}]}").body()).contains("customers.0.id");
        assertThat(control("POST", "customers", "[").statusCode()).isEqualTo(400);
    }

    @Test
    void aLinkFromAnotherSiteOpensTheConsole() throws IOException, InterruptedException {
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", URI.create(emulator.baseUrl()).getPort())) {
            socket.getOutputStream()
                    .write(
                            ("GET / HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
                                            + "Sec-Fetch-Dest: document\r\nConnection: close\r\n\r\n")
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("<title>Partnero emulator</title>");
        }
    }
}
