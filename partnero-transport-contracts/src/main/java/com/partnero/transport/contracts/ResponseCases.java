package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cases about transactions in answers: the API document's examples and the known variations of the service. */
final class ResponseCases {

    private static final Instant MADE = Instant.parse("2025-05-12T17:50:17Z");

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    ResponseCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /** An expectation about a transaction. */
    @FunctionalInterface
    private interface Check {
        void of(Transaction transaction);
    }

    List<Case> all() {
        examples();
        parties();
        emptiness();
        moments();
        numbers();
        words();
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, name, scenario));
    }

    /** Uses the same transaction as the answer to a create, a fetch, a batch and a list. */
    private void reads(String name, String json, Check check) {
        testCase(name, server -> {
            Partnero partnero = server.partnero();
            server.answersData(json);
            NewTransaction sale = Sales.of("k", amountIn(json));
            check.of(partnero.transactions().create(sale));
            check.of(partnero.transactions().find("k").orElseThrow());
            server.answersData("[" + json + "]");
            check.of(partnero.transactions()
                    .createAll(NewTransactionBatch.of(sale))
                    .get(0));
            check.of(
                    partnero.transactions().list(TransactionQuery.all()).items().get(0));
        });
    }

    /** The amount in the answer, so that the answer matches the sale that was sent. */
    private static String amountIn(String json) {
        JsonElement amount = JsonParser.parseString(json).getAsJsonObject().get("amount");
        return amount == null || amount.isJsonNull() ? Sales.AMOUNT : amount.getAsString();
    }

    private static Reward reward(String amount, String beneficiary, String key, Instant made) {
        return Reward.builder()
                .transactionKey(key)
                .action(Action.SALE)
                .status(RewardStatus.OK)
                .buyer("customer_456")
                .beneficiary(beneficiary)
                .amount(Amount.of(amount, "USD"))
                .createdAt(made)
                .build();
    }

    private static Transaction.Builder example(Amount amount) {
        return Transaction.builder()
                .key("transaction_456_1")
                .action(Action.SALE)
                .amount(amount)
                .referrer("customer_123")
                .buyer("customer_456")
                .createdAt(MADE)
                .rewards(List.of(
                        reward("19.998", "customer_123", "transaction_456_1", MADE),
                        reward("9.999", "customer_456", "transaction_456_1", MADE)));
    }

    private void examples() {
        Amount created = Amount.fromWire(new BigDecimal("99.99"), null, false);
        testCase("the document's answer to a create is read", server -> {
            server.answers(Golden.answer("create.response"));
            assertThat(server.partnero().transactions().create(Sales.of("transaction_456_1", "99.99")))
                    .isEqualTo(example(created).build());
        });
        testCase("the document's answer to a fetch is read", server -> {
            server.answers(Golden.answer("fetch.response"));
            assertThat(server.partnero().transactions().find("transaction_456_1"))
                    .contains(example(Amount.of("99.99", "USD")).build());
        });
        testCase("the document's answer to a list is read", server -> {
            server.answers(Golden.answer("list.response"));
            assertThat(server.partnero()
                            .transactions()
                            .list(TransactionQuery.all())
                            .items())
                    .containsExactly(example(Amount.of("99.99", "USD")).build());
        });
        testCase("the document's answer to a batch is read", server -> {
            server.answers(Golden.answer("batch.response"));
            List<Transaction> made = server.partnero()
                    .transactions()
                    .createAll(NewTransactionBatch.of(
                            Sales.of("transaction_456_1_m", "50.99"), Sales.of("transaction_456_2_m", "100.99")));
            checkBatchExample(made);
        });
        testCase("the answer to a batch is matched by key, not by position", server -> {
            server.answers(Golden.answer("batch.response"));
            assertThat(server.partnero()
                            .transactions()
                            .createAll(NewTransactionBatch.of(
                                    Sales.of("transaction_456_2_m", "100.99"),
                                    Sales.of("transaction_456_1_m", "50.99"))))
                    .extracting(Transaction::key)
                    .containsExactly("transaction_456_2_m", "transaction_456_1_m");
        });
    }

    private static void checkBatchExample(List<Transaction> made) {
        Instant first = Instant.parse("2025-05-12T17:56:14Z");
        Instant second = first.plusSeconds(1);
        assertThat(made)
                .containsExactly(
                        example(Amount.fromWire(new BigDecimal("50.99"), null, false))
                                .key("transaction_456_1_m")
                                .createdAt(first)
                                .rewards(List.of(
                                        reward("10.198", "customer_123", "transaction_456_1_m", second),
                                        reward("5.099", "customer_456", "transaction_456_1_m", second)))
                                .build(),
                        example(Amount.fromWire(new BigDecimal("100.99"), null, false))
                                .key("transaction_456_2_m")
                                .createdAt(second)
                                .rewards(List.of(
                                        reward("20.198", "customer_123", "transaction_456_2_m", second),
                                        reward("10.099", "customer_456", "transaction_456_2_m", second)))
                                .build());
    }

    /** The meaning of the field customer depends on the fields beside it. */
    private void parties() {
        Map<String, String> namings = new HashMap<>();
        namings.put("partner and customer", "\"partner\":\"r\",\"customer\":\"b\"");
        namings.put("customer and referred_customer", "\"customer\":\"r\",\"referred_customer\":\"b\"");
        namings.put(
                "customer and referred_customer in reverse order", "\"referred_customer\":\"b\",\"customer\":\"r\"");
        namings.put("partner and referred_customer", "\"partner\":\"r\",\"referred_customer\":\"b\"");
        namings.put("objects with ids", "\"partner\":{\"id\":\"r\",\"name\":\"n\"},\"customer\":{\"id\":\"b\"}");
        namings.put("objects with keys", "\"partner\":{\"key\":\"r\"},\"customer\":{\"id\":null,\"key\":\"b\"}");
        namings.forEach((name, json) ->
                reads("buyer and referrer are read from " + name, "{\"key\":\"k\"," + json + "}", sale -> {
                    assertThat(sale.buyer()).isEqualTo("b");
                    assertThat(sale.referrer()).isEqualTo("r");
                }));
        reads("a buyer without referrer is read", "{\"key\":\"k\",\"customer\":\"b\",\"partner\":null}", sale -> {
            assertThat(sale.buyer()).isEqualTo("b");
            assertThat(sale.referrer()).isNull();
        });
        reads("customers may be numbers", "{\"key\":\"k\",\"customer\":12345678901234567890,\"partner\":7}", sale -> {
            assertThat(sale.buyer()).isEqualTo("12345678901234567890");
            assertThat(sale.referrer()).isEqualTo("7");
        });
        reads(
                "a reward names the beneficiary customer or partner",
                "{\"key\":\"k\",\"rewards\":[{\"customer\":\"r\",\"referred_customer\":\"b\"},"
                        + "{\"partner\":\"r\",\"referred_customer\":\"b\"}]}",
                sale -> assertThat(sale.rewards()).allSatisfy(reward -> {
                    assertThat(reward.beneficiary()).isEqualTo("r");
                    assertThat(reward.buyer()).isEqualTo("b");
                }));
    }

    private void emptiness() {
        Map<String, String> empties = Map.of(
                "absent", "",
                "null", ",\"rewards\":null",
                "an empty list", ",\"rewards\":[]",
                "an empty object", ",\"rewards\":{}");
        empties.forEach((name, json) -> reads(
                "rewards may be " + name,
                "{\"key\":\"k\"" + json + "}",
                sale -> assertThat(sale)
                        .isEqualTo(Transaction.builder().key("k").build())));
        reads(
                "every field may be null",
                """
                {"key":"k","action":null,"amount":null,"partner":null,"customer":null,"credit":null,"is_currency":null,
                 "amount_units":null,"created_at":null,"deleted_at":null,"rewards":[{"key":null,"status":null,
                 "amount":null,"created_at":null,"product_type_data":null}]}""",
                sale -> assertThat(sale)
                        .isEqualTo(Transaction.builder()
                                .key("k")
                                .rewards(List.of(Reward.builder().build()))
                                .build()));
        Map<String, Map<String, String>> data = Map.of(
                "[]", Map.of(),
                "{}", Map.of(),
                "null", Map.of(),
                "{\"size\":42,\"colour\":\"blue\",\"new\":true}", Map.of("size", "42", "colour", "blue", "new", "true"),
                "{\"deep\":{\"list\":[1,\"a\",null,{}]}}", Map.of("deep", "{\"list\":[1,\"a\",null,{}]}"));
        data.forEach((json, values) -> reads(
                "product_type_data may be " + json,
                "{\"key\":\"k\",\"rewards\":[{\"product_type_data\":" + json + "}]}",
                sale -> assertThat(sale.rewards().get(0).productTypeData()).isEqualTo(values)));
    }

    private void moments() {
        Map<String, String> forms = new HashMap<>();
        forms.put("\"2025-05-12T17:50:17.000000Z\"", "2025-05-12T17:50:17Z");
        forms.put("\"2025-05-12T17:50:17.123456Z\"", "2025-05-12T17:50:17.123456Z");
        forms.put("\"2025-05-12T17:50:17Z\"", "2025-05-12T17:50:17Z");
        forms.put("\"2025-05-12T17:50:17.5+02:00\"", "2025-05-12T15:50:17.5Z");
        forms.put("1747072217", "2025-05-12T17:50:17Z");
        forms.put("\"1747072217\"", "2025-05-12T17:50:17Z");
        forms.forEach((json, moment) -> reads(
                "created_at may be " + json,
                "{\"key\":\"k\",\"created_at\":" + json + "}",
                sale -> assertThat(sale.createdAt()).isEqualTo(moment)));
        reads(
                "an unreadable time does not make a sale uncertain",
                "{\"key\":\"k\",\"created_at\":\"yesterday\",\"deleted_at\":{\"date\":\"2025\"}}",
                sale -> assertThat(sale.createdAt()).isNull());
    }

    private void numbers() {
        for (String number : List.of(
                "99.99",
                "19.998",
                "100",
                "0",
                "10.00",
                "0.1",
                "1e2",
                "1.5E-3",
                "12345678901234567890.123456789",
                "9007199254740993")) {
            Check check = sale ->
                    assertThat(Objects.requireNonNull(sale.amount()).value()).isEqualTo(new BigDecimal(number));
            reads("the amount " + number + " keeps its digits", "{\"key\":\"k\",\"amount\":" + number + "}", check);
            reads(
                    "the amount \"" + number + "\" may be a string",
                    "{\"key\":\"k\",\"amount\":\"" + number + "\"}",
                    check);
        }
        testCase("a negative amount is read", server -> {
            server.answersData("{\"key\":\"k\",\"amount\":-5.00}");
            Transaction sale = server.partnero().transactions().find("k").orElseThrow();
            assertThat(Objects.requireNonNull(sale.amount()).value()).isEqualTo("-5.00");
        });
        reads(
                "an amount may have a unit that is not money",
                "{\"key\":\"k\",\"amount\":250,\"amount_units\":\"points\",\"is_currency\":false}",
                sale -> assertThat(sale.amount()).isEqualTo(Amount.units("250", "points")));
        reads(
                "the case of a unit is kept",
                "{\"key\":\"k\",\"amount\":250,\"amount_units\":\"usd\",\"is_currency\":1}",
                sale -> assertThat(sale.amount()).isEqualTo(Amount.of("250", "usd")));
    }

    private void words() {
        reads(
                "unknown fields are ignored at any depth",
                """
                {"new":1,"key":"k","newer":{"key":"no","a":[[],{"key":"no"}]},"amount":1,"newest":[null,true,"\\"}"]}""",
                sale -> assertThat(sale.key()).isEqualTo("k"));
        reads(
                "unknown words are kept as received",
                "{\"key\":\"k\",\"action\":\"Lead captured\",\"rewards\":[{\"status\":\"on_ice\"}]}",
                sale -> {
                    assertThat(sale.action()).isEqualTo(Action.of("Lead captured"));
                    assertThat(sale.rewards().get(0).status()).isEqualTo(RewardStatus.of("on_ice"));
                });
        reads(
                "texts are unescaped",
                "{\"key\":\"k\",\"customer\":\"\\u00e9\\ud83d\\ude00\\\"\\\\\\/\\n\",\"action\":\"日本\"}",
                sale -> {
                    assertThat(sale.buyer()).isEqualTo("é😀\"\\/\n");
                    assertThat(sale.action()).isEqualTo(Action.of("日本"));
                });
    }
}
