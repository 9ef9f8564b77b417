package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFileTest {

    private final PartneroService service = PartneroService.create();

    @BeforeEach
    void fill() {
        service.addCustomer("customer_123").balance("1.5", "EUR").customField("size", "L");
        service.addCustomer("customer_456")
                .referredBy("customer_123")
                .coupon("HI")
                .email("d@example.com");
        service.program()
                .rewards(ProgramReward.percent("20"), ProgramReward.coupon("C").toBuyer());
        service.addTransaction(NewTransaction.builder()
                .key("order-1")
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build());
        service.credit("customer_123", new java.math.BigDecimal("3"), "points", false);
        service.rejectRewards("order-1");
    }

    /** The place in the list, and what follows from other fields. */
    private static final Set<String> NOT_IN_THE_DOCUMENT =
            Set.of("TransactionRow.number", "CustomerRow.approved", "RewardRow.status");

    private static final Map<String, String> NAMED_OTHERWISE =
            Map.of("currency", "is_currency", "acceptedTerms", "tos");

    @Test
    void everyFieldOfARowIsInTheDocument() {
        JsonObject state = JsonParser.parseString(service.exportState()).getAsJsonObject();

        assertWhole(CustomerRow.class, first(state, "customers"));
        assertWhole(TransactionRow.class, first(state, "transactions"));
        assertWhole(RewardRow.class, first(first(state, "transactions"), "rewards"));
        assertWhole(CouponRow.class, first(state, "coupons"));
        assertWhole(CreditRow.class, first(state, "credits"));
    }

    private static JsonObject first(JsonObject parent, String list) {
        return parent.getAsJsonArray(list).get(0).getAsJsonObject();
    }

    private static void assertWhole(Class<?> row, JsonObject json) {
        for (RecordComponent field : row.getRecordComponents()) {
            String name = field.getName();
            if (!NOT_IN_THE_DOCUMENT.contains(row.getSimpleName() + "." + name)) {
                assertThat(json.keySet())
                        .contains(NAMED_OTHERWISE.getOrDefault(
                                name, name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void exchangeRatesAreKept() {
        service.program().convert("EUR", "1.162").convert("jpy", "0.0067");
        String state = service.exportState();
        PartneroService copy = PartneroService.create();

        copy.importState(state);

        assertThat(copy.exportState()).isEqualTo(state);
        copy.addTransaction(NewTransaction.builder()
                .key("order-2")
                .amount(Amount.of("10.00", "EUR"))
                .buyer(CustomerRef.id("customer_456"))
                .build());
        assertThat(copy.transactions("order-2").get(0).amount()).isEqualTo(Amount.of("11.62", "USD"));
        copy.importState(state.replaceFirst("\"convert\": \\{[^}]*},", ""));
        assertThat(copy.exportState()).as("rates of the state before").doesNotContain("convert");
    }

    @Test
    void customersNeedNothingButAnId() {
        service.importState(
                "{\"customers\":[{\"id\":\"a\"},{\"id\":\"b\",\"referrer\":\"a\"}],\"switches\":{\"newNames\":true}}");

        assertThat(service.customer("b").referrer().id()).isEqualTo("a");
        assertThat(service.transactions()).isEmpty();
        assertThat(service.behaviour().newNames()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"customers\":[{\"id\":\"a\"},{\"name\":\"x\"}]} | The customers.1.id field is required.",
                "{\"customers\":[{\"id\":\"a\"},{\"id\":\"a\"}]} | The customers.1.id must be unique.",
                "{\"customers\":[{\"id\":\"a\",\"referrer\":\"b\"}]} | The customers.0.referrer must be a customer: there is no b.",
                "{\"customers\":[{\"id\":\"a\",\"referrer\":\"a\"}]} | The customers.0.referrer must be a customer whom this one",
                "{\"customers\":[{\"id\":\"a\",\"nmae\":\"b\"}]} | The customers.0.nmae must be left out",
                "{\"customers\":{}} | The customers must be an array.",
                "{\"transactions\":[{\"buyer\":\"a\"}]} | The transactions.0.amount field is required.",
                "{\"program\":{\"rewards\":[{\"kind\":\"x\"}]}} | The program.rewards.0.kind must be PERCENT",
                "{\"program\":{\"review_period\":\"soon\"}} | The program.review_period must be a duration",
                "{\"switches\":{\"newNames\":\"maybe\"}} | the switch newNames cannot be maybe; it can be false, true",
                "{\"switches\":{\"x\":1}} | there is no switch x; there are repeatedKey",
                "{\"rejected\":[1]} | The rejected.0 must be the number of a transaction.",
                "{\"rejected\":[null]} | The rejected.0 must be the number of a transaction.",
                "{\"version\":1} | The version must be 2.",
                "{ | not valid JSON"
            })
    void problemsAreReportedWithTheirPlace(String document, String message) {
        String before = service.exportState();

        assertThatThrownBy(() -> service.importState(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(service.exportState()).isEqualTo(before);
    }

    /** Every value of a document in turn becomes something else, or goes: it is refused and nothing changes, or it is right. */
    @Test
    void aDamagedDocumentNeverChangesAnything() {
        String whole = service.exportState();
        List<String> damaged = new ArrayList<>();
        for (JsonElement wrong : new JsonElement[] {
            new JsonObject(),
            new JsonArray(),
            new JsonPrimitive(-7),
            new JsonPrimitive("\u0000"),
            new JsonPrimitive(true),
            JsonNull.INSTANCE,
            null
        }) {
            int places = places(JsonParser.parseString(whole), (parent, name) -> {}, -1);
            for (int place = 0; place < places; place++) {
                JsonElement copy = JsonParser.parseString(whole);
                places(
                        copy,
                        (parent, name) -> {
                            parent.remove(name);
                            if (wrong != null) {
                                parent.add(name, wrong);
                            }
                        },
                        place);
                damaged.add(copy.toString());
            }
        }
        for (int length = 0; length < whole.length(); length += 7) {
            damaged.add(whole.substring(0, length));
        }

        for (String document : damaged) {
            service.importState(whole);
            try {
                service.importState(document);
                String accepted = service.exportState();
                assertThatCode(() -> service.importState(accepted)).as(document).doesNotThrowAnyException();
                service.customers().forEach(customer -> service.balance(customer.id()));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("this state cannot be read: ");
                assertThat(service.exportState()).isEqualTo(whole);
            }
        }
        assertThat(damaged).hasSizeGreaterThan(500);
    }

    /** Visits the members of all objects; acts on one of them. */
    private static int places(JsonElement element, BiConsumer<JsonObject, String> act, int chosen) {
        int[] count = {0};
        visit(element, act, chosen, count);
        return count[0];
    }

    private static void visit(JsonElement element, BiConsumer<JsonObject, String> act, int chosen, int[] count) {
        if (element instanceof JsonObject object) {
            for (String name : List.copyOf(object.keySet())) {
                if (count[0]++ == chosen) {
                    act.accept(object, name);
                    return;
                }
                visit(object.get(name), act, chosen, count);
            }
        } else if (element instanceof JsonArray array) {
            array.forEach(each -> visit(each, act, chosen, count));
        }
    }
}
