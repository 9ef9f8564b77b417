package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases about the requests of creates: the API document's examples and what it permits beyond them. */
final class RequestCases {

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    RequestCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        examples();
        fields();
        amounts();
        texts();
        return cases;
    }

    private static NewTransaction.Builder sale(String key, String amount, Buyer buyer) {
        return NewTransaction.builder().key(key).amount(Amount.of(amount)).buyer(buyer);
    }

    private static NewCustomer.Builder newCustomer(String id, String name, String surname, String email) {
        return NewCustomer.builder()
                .id(id)
                .name(name)
                .surname(surname)
                .email(email)
                .referrer(CustomerRef.id("customer_123"));
    }

    private void examples() {
        CustomerRef known = CustomerRef.id("customer_456");
        single("a sale", sale("transaction_456_1", "99.99", known).build(), Golden.json("create.request"));
        NewCustomer robert = newCustomer("customer_789", "Robert", "Johnson", "robert.johnson@partnero.com")
                .build();
        single(
                "a sale and its customer",
                sale("transaction_789_1", "50.99", robert).build(),
                Golden.json("create-with-customer.request"));
        CustomerRef first = CustomerRef.id("customer_123");
        // The example's options are empty, and empty options are left out.
        batch(
                "a batch",
                NewTransactionBatch.of(
                        sale("transaction_123_m", "50.99", first).build(),
                        sale("transaction_456_m", "100.99", first).build()),
                Golden.json("batch.request"));
        NewCustomer katy = newCustomer("customer_101112", "Katy", "Perry", "katy.perry@partnero.com")
                .build();
        batch(
                "a batch and its customer",
                NewTransactionBatch.of(
                        sale("transaction_101112_1", "110.99", katy).build(),
                        sale("transaction_101112_2", "199.99", katy).build()),
                Golden.json("batch-with-customer.request"));
    }

    private void fields() {
        CustomerRef known = CustomerRef.id("c");
        single(
                "every optional field of a sale",
                NewTransaction.builder()
                        .key("k")
                        .amount(Amount.of("1.50", "EUR"))
                        .buyer(known)
                        .action(Action.of("subscription renewed"))
                        .rewarded(true)
                        .rewardable(false)
                        .productId("p 1")
                        .productType("shoe")
                        .createdAt(Instant.ofEpochSecond(1_747_072_217))
                        .build(),
                """
                {"key":"k","amount":1.50,"amount_units":"EUR","action":"subscription renewed","rewarded":true,
                 "rewardable":false,"product_id":"p 1","product_type":"shoe","created_at":1747072217,
                 "customer":{"id":"c"}}""");
        single(
                "a sale without a key",
                NewTransaction.builder()
                        .withoutKey()
                        .amount(Amount.of("1"))
                        .buyer(known)
                        .build(),
                "{\"amount\":1,\"action\":\"sale\",\"customer\":{\"id\":\"c\"}}");
        Map.of("key", CustomerRef.key("x"), "email", CustomerRef.email("x"), "id", CustomerRef.id("x"))
                .forEach((field, customer) -> {
                    single(
                            "a customer by " + field,
                            sale("k", "1", customer).build(),
                            "{\"key\":\"k\",\"amount\":1,\"action\":\"sale\",\"customer\":{\"" + field + "\":\"x\"}}");
                    single(
                            "a referrer by " + field,
                            sale(
                                            "k",
                                            "1",
                                            NewCustomer.builder()
                                                    .email("e")
                                                    .referrer(customer)
                                                    .build())
                                    .build(),
                            """
                            {"key":"k","amount":1,"action":"sale","options":{"create_customer":true},
                             "customer":{"email":"e","referring_customer":{"FIELD":"x"}}}""".replace("FIELD", field));
                });
        single(
                "every optional field of a customer",
                sale(
                                "k",
                                "1",
                                NewCustomer.builder()
                                        .id("i")
                                        .key("k")
                                        .email("e")
                                        .name("n")
                                        .surname("s")
                                        .createdAt(Instant.parse("2025-05-12T17:50:17.123456Z"))
                                        .build())
                        .build(),
                """
                {"key":"k","amount":1,"action":"sale","options":{"create_customer":true},
                 "customer":{"id":"i","key":"k","email":"e","name":"n","surname":"s",
                             "created_at":"2025-05-12T17:50:17.123456Z"}}""");
    }

    private void amounts() {
        Map<String, String> digits = Map.of(
                "99.90", "99.90",
                "1E+2", "100",
                "1e-7", "0.0000001",
                "0", "0",
                "12345678901234567890.123456789", "12345678901234567890.123456789",
                "0.1", "0.1",
                "+5", "5");
        digits.forEach((said, written) -> single(
                "the amount " + said,
                sale("k", said, CustomerRef.id("c")).build(),
                "{\"key\":\"k\",\"amount\":" + written + ",\"action\":\"sale\",\"customer\":{\"id\":\"c\"}}"));
    }

    private void texts() {
        for (String text : List.of(
                "\"quoted\"",
                "back\\slash",
                "a/b",
                "<script>&'",
                "naïve 日本 ключ",
                "😀",
                "a\u2028\u2029b",
                "e\u0301",
                "{}",
                "null")) {
            String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
            single(
                    "the text " + text,
                    sale(text, "1", CustomerRef.email(text))
                            .action(Action.of(text))
                            .build(),
                    "{\"key\":\"T\",\"amount\":1,\"action\":\"T\",\"customer\":{\"email\":\"T\"}}"
                            .replace("T", escaped));
        }
    }

    private void single(String name, NewTransaction sale, String json) {
        cases.add(ScriptedServer.testCase(fixture, name + " is sent as the document shows", server -> {
            server.answersData(answerTo(sale).toString());
            server.run(() -> server.partnero().transactions().create(sale)).succeeded();
            checkSent(server, json);
        }));
    }

    private void batch(String name, NewTransactionBatch batch, String json) {
        cases.add(ScriptedServer.testCase(fixture, name + " is sent as the document shows", server -> {
            JsonArray rows = new JsonArray();
            batch.transactions().forEach(sale -> rows.add(answerTo(sale)));
            server.answersData(rows.toString());
            server.run(() -> server.partnero().transactions().createAll(batch)).succeeded();
            checkSent(server, json);
        }));
    }

    /** An answer about this sale, without contradictions. */
    private static JsonObject answerTo(NewTransaction sale) {
        JsonObject row = new JsonObject();
        row.addProperty("key", sale.key());
        row.addProperty("amount", sale.amount().value());
        return row;
    }

    private static void checkSent(ScriptedServer server, String json) {
        assertThat(server.sent()).hasToString("POST /v1/transactions");
        assertThat(server.sent().header("Content-Type")).isEqualTo("application/json");
        Golden.assertBody(server.sent(), json);
    }
}
