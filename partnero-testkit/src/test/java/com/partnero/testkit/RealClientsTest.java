package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.reference.Curl;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What clients send that others have written: the requests of clients/requests.json. */
class RealClientsTest {

    @TestFactory
    Stream<DynamicTest> requests() throws Exception {
        try (InputStream stream = RealClientsTest.class.getResourceAsStream("/clients/requests.json");
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            JsonArray requests = JsonParser.parseReader(reader).getAsJsonArray();
            return StreamSupport.stream(requests.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(request -> DynamicTest.dynamicTest(
                            request.get("client").getAsString() + " "
                                    + request.get("what").getAsString(),
                            () -> isAnswered(request)));
        }
    }

    private static void isAnswered(JsonObject request) {
        try (PartneroEmulator emulator = PartneroEmulator.start()) {
            PartneroService service = emulator.service();
            service.addCustomer("customer_123").key("ref_123");
            service.addCustomer("customer_456")
                    .key("ref_456")
                    .email("daniel@example.com")
                    .referredBy("customer_123");
            for (String key : List.of("first", "seeded")) {
                service.addTransaction(NewTransaction.builder()
                        .key(key)
                        .amount(Amount.of("1"))
                        .buyer(CustomerRef.id("customer_456"))
                        .build());
            }

            Curl.Answer answer = new Curl(emulator)
                    .send(
                            request.get("method").getAsString(),
                            request.get("target").getAsString(),
                            request.has("body") ? request.get("body").toString() : null);

            assertThat(answer.status())
                    .as(answer.body())
                    .isEqualTo(request.get("status").getAsInt());
            for (JsonElement part : request.getAsJsonArray("answer")) {
                assertThat(answer.body()).contains(part.getAsString());
            }
        }
    }
}
