package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.reference.Curl;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A stranger plays the API document from its first example to its last against the program as it starts. The answers are the
 * document's, field by field; dates differ, and so do names and amounts where the document answers another request than the
 * one that it shows.
 */
class DocumentInOrderTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EmulatorProgram.Outcome program = EmulatorProgram.run(
            new String[] {"--port", "0", "--api-key", "secret"},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err);
    private final String baseUrl = baseUrl();
    private final Curl curl = new Curl(baseUrl, "secret");

    private String baseUrl() {
        Matcher matcher = Pattern.compile("base URL +(\\S+)").matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @AfterEach
    void stop() {
        program.running().close();
    }

    @Test
    void everyExampleGetsTheDocumentsAnswer() {
        assertAnswer(post("create"), document("create"));
        assertAnswer(
                post("create-new-customer"),
                document("create")
                        .replace("_456", "_789")
                        .replace("99.99", "50.99")
                        .replace("19.998", "10.198")
                        .replace("9.999", "5.099"));
        assertAnswer(
                post("batch"),
                document("batch")
                        .replace("customer_123", "customer_100")
                        .replace("customer_456", "customer_123")
                        .replace("transaction_456_1_m", "transaction_123_m")
                        .replace("transaction_456_2_m", "transaction_456_m"));
        assertAnswer(
                post("batch-new-customer"),
                document("batch")
                        .replace("_456", "_101112")
                        .replace("_1_m", "_1")
                        .replace("_2_m", "_2")
                        .replace("100.99", "199.99")
                        .replace(" 50.99", " 110.99")
                        .replace("20.198", "39.998")
                        .replace("10.198", "22.198")
                        .replace("10.099", "19.999")
                        .replace("5.099", "11.099"));

        assertAnswer(curl.get("/transactions/transaction_456_1"), document("fetch"));
        assertPage(curl.get("/transactions?limit=10"), document("list"));
        assertAnswer(
                curl.get("/customers/customer_123/balance"),
                document("balance")
                        .replace("\"referring_customer\": null", "\"referring_customer\": {\"id\": \"customer_100\"}")
                        .replace("\"referrals_count\": 1", "\"referrals_count\": 3")
                        .replace("39.998", "107.59"));
        assertAnswer(
                curl.post("/customers/customer_123/balance/credit", Curl.reference("request/credit")),
                document("credit"));
        assertAnswer(curl.delete("/transactions/transaction_456_1"), document("delete"));
    }

    private Curl.Answer post(String example) {
        return curl.post("/transactions", Curl.reference("request/" + example));
    }

    private static String document(String example) {
        return Curl.reference("response/" + example);
    }

    private static void assertAnswer(Curl.Answer answer, String document) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(dateless(answer.json())).isEqualTo(dateless(JsonParser.parseString(document)));
    }

    /** The document prints one row of six. */
    private void assertPage(Curl.Answer answer, String document) {
        JsonObject page = answer.json().getAsJsonObject();
        JsonObject documented = JsonParser.parseString(document.replace("https://api.partnero.com/v1", baseUrl))
                .getAsJsonObject();
        List<JsonElement> rows = page.remove("data").getAsJsonArray().asList();
        JsonElement row = documented.remove("data").getAsJsonArray().get(0);

        assertThat(rows).hasSize(6).map(DocumentInOrderTest::dateless).contains(dateless(row));
        assertThat(page).hasToString(documented.toString());
    }

    private static String dateless(JsonElement json) {
        return json.toString().replaceAll("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\"", "\"a date\"");
    }
}
