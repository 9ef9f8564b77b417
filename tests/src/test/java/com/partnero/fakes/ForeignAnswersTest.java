package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.Amount;
import com.partnero.CallOptions;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.transport.contracts.SentOnceContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers that the contracts play to every transport mean the same to the fake. */
class ForeignAnswersTest {

    private static final Map<String, Consumer<Partnero>> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("create", partnero -> partnero.transactions().create(sale("order-1042")));
        CALLS.put(
                "batch",
                partnero -> partnero.transactions()
                        .createAll(NewTransactionBatch.of(sale("order-1042"), sale("order-1043"))));
        CALLS.put(
                "createKeyless",
                partnero -> partnero.transactions()
                        .create(sale("x").toBuilder().withoutKey().build()));
        CALLS.put("delete", partnero -> partnero.transactions().delete("order-1"));
        CALLS.put("credit", partnero -> partnero.balances().credit("customer_123", Amount.of("1", "USD")));
        CALLS.put("find", partnero -> partnero.transactions().find("order-1"));
    }

    static Stream<JsonObject> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(SentOnceContract.class.getResourceAsStream("refusals.json"))) {
            return StreamSupport.stream(
                            JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                                    .getAsJsonArray()
                                    .spliterator(),
                            false)
                    .map(JsonElement::getAsJsonObject);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyAnswerIsWhoseItIs(JsonObject vector) {
        Fault fault = fault(vector);
        vector.getAsJsonObject("expected").entrySet().forEach(expected -> {
            String words = expected.getKey() + " " + expected.getValue().getAsString();
            Consumer<Partnero> call = Objects.requireNonNull(CALLS.get(expected.getKey()));
            check(call, words + ", not done", fault);
            if (words.contains("looked up") || words.contains("unknown")) {
                check(call, words + ", done", fault.afterCommit());
            }
        });
    }

    private static Fault fault(JsonObject vector) {
        Map<String, String> headers = new HashMap<>();
        vector.getAsJsonObject("headers")
                .entrySet()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().getAsString()));
        return Fault.answer(
                vector.get("status").getAsInt(), headers, vector.get("body").getAsString());
    }

    private static void check(Consumer<Partnero> call, String expected, Fault fault) {
        try (InMemoryPartnero partnero = InMemoryPartnero.create()) {
            partnero.service().addCustomer("customer_123");
            partnero.service().addCustomer("customer_456").referredBy("customer_123");
            if (!expected.contains("absent if the list agrees")) {
                partnero.service().addTransaction(sale("order-1"));
            }
            partnero.faults().next(fault);
            String end = "succeeded";
            try {
                call.accept(partnero.with(CallOptions.none()));
            } catch (PartneroException e) {
                end = e.outcome() == Outcome.UNKNOWN ? "unknown" : "not applied";
            }

            assertThat(end).as(expected).isEqualTo(end(expected));
        }
    }

    private static String end(String expected) {
        String[] words = expected.split(" ", 2);
        boolean done = words[1].endsWith(", done");
        return switch (words[1].substring(0, words[1].lastIndexOf(','))) {
            case "refused", "exception" -> "not applied";
            case "throttled", "repeated", "looked up, then again" -> "succeeded";
            case "unknown" -> "unknown";
            case "looked up" -> done ? "succeeded" : "unknown";
            case "absent if the list agrees" -> words[0].equals("find") ? "succeeded" : "not applied";
            default -> throw new AssertionError(expected);
        };
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }
}
