package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final PartneroEmulator emulator = PartneroEmulator.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.consoleUrl() + path));
    }

    private HttpRequest.Builder post(String path, String body) {
        return at(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder put(String path, String body) {
        return post(path, body).method("PUT", HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder patch(String path, String body) {
        return post(path, body).method("PATCH", HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void everyFileOfThePageIsThere() throws Exception {
        String page = send(at("")).body();
        assertThat(page).contains("<title>Partnero emulator</title>");
        for (String file :
                new String[] {"style.css", "main.js", "dom.js", "requests.js", "program.js", "credits.js", "controls.js"
                }) {
            HttpResponse<String> answer = send(at("console/" + file));
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'");
        }
        assertThat(send(at("console/../secret")).statusCode()).isEqualTo(404);
        assertThat(send(at("elsewhere")).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnchangedStateIsNotSentAgain() throws Exception {
        String state = send(at("console/state")).body();
        String version = state.replaceAll(".*\"version\":\"([^\"]+)\".*", "$1");

        assertThat(send(at("console/state?version=" + version)).statusCode()).isEqualTo(204);
        emulator.service().addCustomer("customer_123");
        assertThat(send(at("console/state?version=" + version)).statusCode()).isEqualTo(200);
    }

    @Test
    void creditsAreListedNewestFirst() throws Exception {
        emulator.service().addCustomer("customer_123");
        emulator.service().credit("customer_123", new BigDecimal("100.50"), "USD", true);
        emulator.service().credit("customer_123", new BigDecimal("3"), "points", false);

        JsonArray credits = JsonParser.parseString(send(at("console/state")).body())
                .getAsJsonObject()
                .getAsJsonArray("credits");

        assertThat(credits)
                .map(JsonElement::getAsJsonObject)
                .map(ConsoleTest::credit)
                .containsExactly("2: 3 points for customer_123", "1: 100.5 USD for customer_123");
        assertThat(credits.get(0).getAsJsonObject().get("created_at").getAsString())
                .isEqualTo(emulator.service().creditRows().get(1).createdAt().toString());
    }

    private static String credit(JsonObject json) {
        return json.get("number").getAsInt() + ": " + json.get("amount").getAsString() + " "
                + json.get("unit").getAsString() + " for "
                + json.get("customer").getAsString();
    }

    @Test
    void otherWebSitesCannotChangeAnything() throws Exception {
        HttpRequest.Builder form = at("__partnero/reset").POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(send(form).statusCode()).isEqualTo(415);
        assertThat(send(post("__partnero/reset", "{}").header("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(post("__partnero/reset", "{}").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(post("__partnero/reset", "{}")).statusCode()).isEqualTo(200);
    }

    @Test
    void nonsenseIsRefusedWithAReason() throws Exception {
        assertThat(send(post("__partnero/faults", "{\"fault\":\"NONE_SUCH\"}")).body())
                .contains("there is no fault");
        assertThat(send(post("__partnero/faults", "[")).statusCode()).isEqualTo(400);
        assertThat(send(patch("__partnero/switches", "{\"newNames\":\"x\"}")).statusCode())
                .isEqualTo(400);
        assertThat(send(post("__partnero/customers", "{\"id\":\"a\",\"referrer\":\"b\"}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(emulator.service().customers()).isEmpty();
        assertThat(send(put("__partnero/state", "{\"format\":\"x\"}")).body())
                .contains("The format must be partnero-emulator-state");
    }

    @Test
    void anotherKeyThanTheEmulatorsIsNeverShown() throws Exception {
        send(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions"))
                .header("Authorization", "Bearer live-secret"));

        assertThat(send(at("console/requests/1")).body())
                .contains("not this emulator's key")
                .doesNotContain("live-secret");
        assertThat(send(at("console/state")).body()).doesNotContain("live-secret");
        assertThat(send(at("console/requests/2")).statusCode()).isEqualTo(404);
    }

    @Test
    void anExportHoldsEverything() {
        InMemoryPartnero partnero = InMemoryPartnero.create();
        PartneroService service = partnero.service();
        service.addCustomer("customer_123")
                .name("Alice")
                .customField("size", "L")
                .balance("1.5", "EUR");
        service.addCustomer("customer_456").referredBy("customer_123").coupon("HI");
        service.program()
                .reviewPeriod(Duration.ofDays(3))
                .rewards(ProgramReward.percent("12.5").toBuyer());
        service.behaviour().repeatedKey(RepeatedKey.REPLAY).keyVisibleAfter(Duration.ofMillis(1));
        partnero.transactions()
                .create(NewTransaction.builder()
                        .key("order-1042")
                        .amount(Amount.of("99.99"))
                        .buyer(CustomerRef.id("customer_456"))
                        .build());
        partnero.balances().credit("customer_123", Amount.of("100", "USD"));
        service.rejectRewards("order-1042");
        String file = StateFile.write(service.snapshot());

        PartneroService other = PartneroService.create();
        other.restore(StateFile.read(file));

        assertThat(StateFile.write(other.snapshot())).isEqualTo(file);
        assertThat(other.ledger()).isEqualTo(service.ledger());
        assertThat(other.balance("customer_123")).isEqualTo(service.balance("customer_123"));
        assertThat(other.behaviour().repeatedKey()).isEqualTo(RepeatedKey.REPLAY);
        assertThat(other.program().rewards()).isEqualTo(service.program().rewards());
    }
}
