package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    private final Mask mask = new Mask(Mask.DEFAULT_FIELDS);

    private String body(String text) {
        return mask.hide(new RecordedExchange("POST", "/v1/transactions", text, 200, "{}"))
                .body();
    }

    private String target(String text) {
        return mask.hide(new RecordedExchange("GET", text, "", 200, "{}")).target();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'Robert was taken'}",
                "{'message':'ROBERT was taken'}",
                "{'message':'rObErT was taken'}",
                "{'message':'see /c?who=Ro%62ert'}",
                "{'message':'see /c?who=%52%6f%62%65%72%74'}",
                "{'message':'see /c?who=%2552obert'}",
                "{'message':'{\\'who\\':\\'\\u0052obert\\'}'}",
                "{'Robert':1}",
                "{'list':[[{'deep':['x Robert']}]]}",
                "'Robert'"
            })
    void aValueIsHiddenInEveryForm(String text) {
        body("{\"name\":\"Robert\"}");

        assertThat(body(text.replace('\'', '"'))).contains("name-1").doesNotContainPattern("(?i)r?obert|%52|%62");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/customers/Zoë%20Müller/balance, /v1/customers/name-1/balance",
        "/v1/customers/zo%c3%ab+m%C3%BCller/balance, /v1/customers/name-1/balance",
        "/v1/transactions?key=ZO%C3%8B%20M%C3%9CLLER&page=2, /v1/transactions?key=name-1&page=2",
        "/v1/transactions/Zo%C3%AB%2FM%C3%BCller, /v1/transactions/name-2%2Fname-3",
        "/v1/transactions?Zo%C3%AB=1, /v1/transactions?name-2=1"
    })
    void aValueIsHiddenInAddresses(String target, String hidden) {
        body("{\"name\":\"Zoë Müller\"}");

        assertThat(target(target)).isEqualTo(hidden);
    }

    @Test
    void theLongestValueIsHiddenFirst() {
        assertThat(body("{\"name\":\"Rob\",\"surname\":\"Roberts\",\"text\":\"Roberts and Rob\"}"))
                .isEqualTo("{\"name\":\"name-1\",\"surname\":\"surname-2\",\"text\":\"surname-2 and name-1\"}");
    }

    @Test
    void valuesThatOverlapGoTogether() {
        body("{\"name\":\"Anna Maria\",\"surname\":\"Maria Lopez\"}");

        assertThat(body("{\"text\":\"Dear Anna Maria Lopez!\"}")).isEqualTo("{\"text\":\"Dear surname-4!\"}");
    }

    @Test
    void numbersAreValues() {
        assertThat(
                        body(
                                "{\"date_of_birth\":19800101,\"other\":19800101,\"text\":\"on 19800101\",\"amount\":198001015}"))
                .doesNotContain(":19800101,")
                .contains("on date_of_birth-1")
                .contains("198001015");
    }

    @Test
    void objectsAndListsAreValuesAndSoAreTheirKeys() {
        assertThat(body("{\"name\":{\"first\":[\"Alice\",{\"Bernadette\":7}]},\"metadata\":{\"vat\":\"DE123\"},"
                        + "\"key\":\"alice-bernadette-de123\"}"))
                .doesNotContainPattern("(?i)alice|bernadette|de123")
                .contains("\"key\":");
    }

    @Test
    void shortNamesAreHiddenWhereTheyStandAlone() {
        assertThat(body("{\"name\":\"Al\",\"text\":\"Al, al-1 and total\",\"surname\":\"X\",\"key\":\"x\",\"max\":1}"))
                .isEqualTo("{\"name\":\"name-1\",\"text\":\"name-1, name-1-1 and total\","
                        + "\"surname\":\"surname-2\",\"key\":\"surname-2\",\"max\":1}");
    }

    @Test
    void anythingLikeAnEmailAddressIsHiddenWhereverItOccursFirst() {
        assertThat(target("/v1/transactions?key=carol%2Bshop%40example.org")).doesNotContain("carol", "example.org");
        assertThat(target("/v1/customers/dave@example.org/balance")).doesNotContain("dave");
        assertThat(target("/v1/customers?filter[name]=Erin")).doesNotContain("Erin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice",
                "Alice Brown",
                "{\"name\":\"Alice\"",
                "{\"name\":\"Alice\"} x",
                "name=Alice",
                "{name:Alice}"
            })
    void whatIsNoJsonIsLeftOut(String text) {
        assertThat(body(text)).isEqualTo("(" + text.length() + " characters that are no JSON)");
    }

    @Test
    void wordsOfTheApiStayEvenIfAPersonHasSuchAName() {
        assertThat(body("{\"name\":\"Customers\",\"surname\":\"key\",\"key\":\"order-1\"}"))
                .isEqualTo("{\"name\":\"name-1\",\"surname\":\"surname-2\",\"key\":\"order-1\"}");
        assertThat(target("/v1/customers/c/balance?key=1")).isEqualTo("/v1/customers/c/balance?key=1");
    }

    @Test
    void hidingASecondTimeChangesNothing() {
        RecordedExchange once = mask.hide(new RecordedExchange(
                "POST", "/v1/transactions", "{\"name\":\"name\",\"email\":\"e@b.cd\"}", 200, "no"));

        assertThat(mask.hideAgain(once)).isEqualTo(once);
    }

    /** Letters, digits, marks, spaces: any value, in any case and any encoding, among others. */
    @Test
    void noGeneratedValueGetsThrough() {
        Random random = new Random(20);
        String alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äßéñ日本'’ .-_&/?=%+\\\"";
        for (int round = 0; round < 2_000; round++) {
            Mask fresh = new Mask(Set.of("phone"));
            StringBuilder made = new StringBuilder("Q");
            for (int i = 2 + random.nextInt(12); i > 0; i--) {
                made.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String value = made.append("Z9").toString();
            String json = new com.google.gson.Gson().toJson(value);
            String other = random.nextBoolean() ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT);
            String encoded = URLEncoder.encode(random.nextBoolean() ? value : other, StandardCharsets.UTF_8);
            String target = "/v1/transactions/" + (random.nextBoolean() ? encoded : encoded.replace("+", "%20"));

            RecordedExchange hidden = fresh.hide(
                    new RecordedExchange("POST", target, "{\"phone\":" + json + "}", 200, "{\"text\":" + json + "}"));

            assertThat(hidden.body()).as(value).isEqualTo("{\"phone\":\"phone-1\"}");
            assertThat(hidden.answer()).as(value).isEqualTo("{\"text\":\"phone-1\"}");
            assertThat(hidden.target()).as(value).isEqualTo("/v1/transactions/phone-1");
        }
    }
}
