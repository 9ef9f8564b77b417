package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.reference.Curl;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays the API document's examples and compares the answers with the document's, to the order of the fields. */
class ReferenceTest {

    private PartneroEmulator emulator;
    private Curl curl;

    @BeforeEach
    void start() {
        emulator = PartneroEmulator.builder()
                .service(PartneroService.create(Clock.fixed(ManualClock.START, ZoneOffset.UTC)))
                .start();
        curl = new Curl(emulator);
        emulator.service()
                .addCustomer("customer_123")
                .key("ref_123")
                .name("Alice")
                .surname("Brown")
                .email("alice.brown@partnero.com");
        emulator.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void aCreateAnswersAsDocumentedDatesIncluded() {
        Curl.Answer answer = curl.post("/transactions", Curl.reference("request/create"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.json().toString()).isEqualTo(documented("create").toString());
    }

    @Test
    void aFetchAnswersAsDocumented() {
        curl.post("/transactions", Curl.reference("request/create"));

        Curl.Answer answer = curl.get("/transactions/transaction_456_1");

        assertThat(answer.json().toString()).isEqualTo(documented("fetch").toString());
    }

    /** The document's request is of customer_123, its answer of customer_456: here, both are of the latter. */
    @Test
    void aBatchAnswersAsDocumented() {
        String request = Curl.reference("request/batch")
                .replace("customer_123", "customer_456")
                .replace("transaction_123_m", "transaction_456_1_m")
                .replace("transaction_456_m", "transaction_456_2_m");

        Curl.Answer answer = curl.post("/transactions", request);

        assertThat(dateless(answer.json())).isEqualTo(dateless(documented("batch")));
    }

    @Test
    void aCreateWithANewCustomerCreatesBoth() {
        Curl.Answer answer = curl.post("/transactions", Curl.reference("request/create-new-customer"));

        assertThat(answer.status()).isEqualTo(200);
        JsonObject data = answer.json().getAsJsonObject().getAsJsonObject("data");
        assertThat(data.get("partner").getAsString()).isEqualTo("customer_123");
        assertThat(data.get("customer").getAsString()).isEqualTo("customer_789");
        assertThat(data.getAsJsonArray("rewards")
                        .get(0)
                        .getAsJsonObject()
                        .get("amount")
                        .getAsString())
                .isEqualTo("10.198");
        assertThat(emulator.service().customer("customer_789").surname()).isEqualTo("Johnson");
        assertThat(emulator.service().customer("customer_789").referrer().id()).isEqualTo("customer_123");
    }

    @Test
    void aBatchWithANewCustomerCreatesBoth() {
        Curl.Answer answer = curl.post("/transactions", Curl.reference("request/batch-new-customer"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getAsJsonObject().getAsJsonArray("data")).hasSize(2);
        assertThat(emulator.service().customer("customer_101112").name()).isEqualTo("Katy");
        assertThat(emulator.service().transactions()).hasSize(2);
    }

    @Test
    void aListAnswersAsDocumented() {
        for (int i = 1; i <= 5; i++) {
            curl.post(
                    "/transactions",
                    Curl.reference("request/create").replace("transaction_456_1", "transaction_456_0" + i));
        }
        curl.post("/transactions", Curl.reference("request/create"));

        JsonObject answer = curl.get("/transactions?limit=10").json().getAsJsonObject();

        assertThat(answer.getAsJsonArray("data")).hasSize(6);
        while (answer.getAsJsonArray("data").size() > 1) {
            answer.getAsJsonArray("data").remove(1);
        }
        assertThat(answer.toString().replace(emulator.baseUrl(), "https://api.partnero.com/v1"))
                .isEqualTo(documented("list").toString());
    }

    @Test
    void aBalanceAnswersAsDocumented() {
        emulator.service().editCustomer("customer_123").coupon("APITEST001163HQ9");
        curl.post("/transactions", Curl.reference("request/create"));
        curl.post(
                "/transactions",
                Curl.reference("request/create").replace("99.99", "100").replace("456_1", "456_2"));

        Curl.Answer answer = curl.get("/customers/customer_123/balance");

        assertThat(dateless(answer.json())).isEqualTo(dateless(documented("balance")));
    }

    @Test
    void aCreditAnswersAsDocumentedAndGrowsTheBalance() {
        Curl.Answer answer = curl.post("/customers/customer_123/balance/credit", Curl.reference("request/credit"));

        assertThat(answer.json().toString()).isEqualTo(documented("credit").toString());
        assertThat(emulator.service().balanceRow("customer_123").amount("USD")).isEqualByComparingTo("100");
    }

    @Test
    void aDeleteAnswersAsDocumentedAndTakesTheRewardsBack() {
        curl.post("/transactions", Curl.reference("request/create"));

        Curl.Answer answer = curl.delete("/transactions/transaction_456_1");

        assertThat(answer.json().toString()).isEqualTo(documented("delete").toString());
        assertThat(curl.get("/transactions/transaction_456_1").status()).isEqualTo(404);
        assertThat(emulator.service().balanceRow("customer_123").amount("USD")).isEqualByComparingTo("0");
    }

    private static JsonElement documented(String name) {
        return JsonParser.parseString(Curl.reference("response/" + name));
    }

    private static String dateless(JsonElement json) {
        return json.toString().replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"a date\"");
    }
}
