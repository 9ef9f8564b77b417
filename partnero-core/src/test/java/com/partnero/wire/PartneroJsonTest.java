package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.NonCurrencyReward;
import com.partnero.Page;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as JSON, and back. */
class PartneroJsonTest {

    private static final Instant MOMENT = Instant.parse("2025-05-12T17:50:17.123456Z");

    private static final Map<String, String> NEW_FIELDS =
            Map.of("tier", "\"gold\"", "score", "null", "limits", "{\"day\":1.50,\"all\":[true,{}]}");

    private final PartneroJson json = new PartneroJson(new GsonFormat());

    @ParameterizedTest
    @MethodSource("values")
    void everyValueIsReadBackEqual(Object value) {
        byte[] written = json.write(value);

        assertThat(json.read(value.getClass(), written))
                .as(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(value);
    }

    @Test
    void valuesOfEveryTypeAreTried() {
        assertThat(values().map(Object::getClass).collect(Collectors.toSet())).isEqualTo(PartneroJson.types());
    }

    @Test
    void aRequestIsWrittenAsItIsSent() {
        NewTransaction sale = sale().buyer(customer().build()).build();

        assertThat(tree(json.write(sale))).isEqualTo(tree(sent(RequestBodies.transaction(sale))));
    }

    @Test
    void aTransactionIsWrittenAsTheServiceShowsIt() {
        assertThat(tree(json.write(transaction().build())))
                .isEqualTo(
                        JsonParser.parseString(
                                "{'key':'order-1','action':'sale','amount':99.99,'amount_units':'EUR',"
                                        + "'is_currency':true,'partner':'referrer','customer':'buyer','credit':true,"
                                        + "'created_at':'2025-05-12T17:50:17.123456Z','deleted_at':'2025-05-12T17:50:17.123456Z',"
                                        + "'rewards':[{'key':'order-1','action':'sale','status':'review_period',"
                                        + "'referred_customer':'buyer','customer':'referrer','amount':19.998,'amount_units':'points',"
                                        + "'is_currency':false,'credit':true,'created_at':'2025-05-12T17:50:17.123456Z',"
                                        + "'deleted_at':'2025-05-12T17:50:17.123456Z','product_type_data':{'seats':'3','none':null}}]}"));
    }

    @Test
    void aJsonLibraryMayKnowTheNamesBeforehand() {
        assertThat(WireFormat.names()).doesNotHaveDuplicates().contains("data", "key", "amount", "referring_customer");
        assertThat(tree(json.write(transaction().build())).getAsJsonObject().keySet())
                .isSubsetOf(WireFormat.names());
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        assertThat(tree(json.write(Transaction.builder().build())))
                .isEqualTo(JsonParser.parseString("{'credit':false,'rewards':[]}"));
    }

    @Test
    void whatIsNoValueOfThisLibraryIsRefused() {
        assertThatThrownBy(() -> json.write("text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json.read(String.class, bytes("\"text\"")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json.write(Page.of(List.of("text"), 1).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalQuotesNothingOfTheDocument() {
        for (String document : List.of(
                "{\"customer\":{\"id\":\"secret\"}",
                "{\"customer\":{\"id\":\"secret\"}}",
                "{\"customer\":{\"secret\":1},\"amount\":1}",
                "\"secret\"",
                "{\"amount\":\"secret\",\"customer\":\"secret\"}",
                "{\"amount\":-1,\"key\":\"\\u0000secret\",\"customer\":\"secret\"}",
                "null",
                "")) {
            assertThatThrownBy(() -> json.read(NewTransaction.class, bytes(document)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void aPlainIdIsACustomer() {
        NewTransaction sale = json.read(NewTransaction.class, bytes("{\"customer\":\"c1\",\"amount\":\"9.90\"}"));

        assertThat(sale)
                .isEqualTo(NewTransaction.builder()
                        .withoutKey()
                        .amount(Amount.of("9.90"))
                        .buyer(CustomerRef.id("c1"))
                        .build());
    }

    @Test
    void theFieldsOfARequestMayComeInAnyOrderAndBesideOthers() {
        NewTransactionBatch batch = NewTransactionBatch.of(
                sale().buyer(NewCustomer.builder().id("c1").build()).build());

        assertThat(json.read(
                        NewTransactionBatch.class,
                        bytes("{\"odd\":{\"a\":1},\"transactions\":[{\"amount\":99.99,\"amount_units\":\"EUR\","
                                + "\"key\":\"order-1\"}],\"options\":{\"odd\":1,\"create_customer\":true},"
                                + "\"customer\":{\"id\":\"c1\"}}")))
                .isEqualTo(batch);
        assertThat(json.read(
                        Credit.class,
                        bytes("{\"odd\":[1],\"customer\":{\"id\":\"c1\"},\"amount\":2.5,\"amount_units\":\"EUR\"}")))
                .isEqualTo(Credit.of("c1", Amount.of("2.50", "EUR")));
    }

    @Test
    void aPageIsWrittenWithTheNumbersOfItsNeighbours() {
        Page<Transaction> page = Page.<Transaction>of(List.of(), 3)
                .hasPrevious(true)
                .hasNext(true)
                .size(15)
                .range(31, 32)
                .build();

        assertThat(tree(json.write(page)))
                .isEqualTo(JsonParser.parseString(
                        "{'data':[],'links':{'prev':'transactions?page=2','next':'transactions?page=4'},"
                                + "'meta':{'current_page':3,'per_page':15,'from':31,'to':32}}"));
    }

    @Test
    void whatTheServiceHasAddedSurvives() {
        String document =
                "{\"key\":\"a\",\"tier\":\"gold\",\"rewards\":[{\"rate\":0.10}],\"flags\":[true,null,{\"x\":1e2}]}";

        Transaction read = json.read(Transaction.class, bytes(document));

        assertThat(read.additional())
                .containsEntry("tier", "\"gold\"")
                .containsEntry("flags", "[true,null,{\"x\":1e2}]");
        assertThat(read.rewards().get(0).additional()).containsEntry("rate", "0.10");
        assertThat(read.toBuilder().build()).isEqualTo(read);
        assertThat(new String(json.write(read), StandardCharsets.UTF_8)).contains("\"flags\":[true,null,{\"x\":1e2}]");
    }

    @Test
    void anAdditionalFieldIsSentUnchangedAndNeverTwice() {
        NewTransaction sale = sale().additional("coupon_code", "\"SUMMER\"").build();

        assertThat(new String(sent(RequestBodies.transaction(sale)), StandardCharsets.UTF_8))
                .contains("\"coupon_code\":\"SUMMER\"");
        for (String own : List.of("amount", "Amount", "amount_units", "key", "customer", "options", "created_at")) {
            assertThatThrownBy(() -> sale().additional(own, "1")).isInstanceOf(IllegalArgumentException.class);
        }
        for (String odd : List.of("", "WINTER", "{", "1 2", "'a'", "\"a")) {
            assertThatThrownBy(() -> sale().additional("coupon", odd))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("WINTER");
        }
    }

    private static Stream<Object> values() {
        return Stream.of(
                sale().build(),
                NewTransaction.builder()
                        .withoutKey()
                        .amount(Amount.units("1e40", "points"))
                        .buyer(CustomerRef.email("joe@example.com"))
                        .build(),
                sale().rewarded(true)
                        .rewardable(false)
                        .productId("p")
                        .productType("t")
                        .createdAt(MOMENT)
                        .action(Action.of("sign-up"))
                        .buyer(customer().build())
                        .build(),
                NewTransactionBatch.of(sale().build(), sale().key("order-2").build()),
                NewTransactionBatch.of(
                        sale().buyer(customer().build()).build(),
                        sale().key("\"<\u2028\ud83d\ude00>/\\")
                                .buyer(customer().build())
                                .build()),
                customer().build(),
                NewCustomer.builder().key("k").build(),
                CustomerRef.key("k"),
                Credit.of("c1", Amount.units("2.50", "points")),
                Credit.of("c1", Amount.of("2.50", "EUR")),
                transaction().build(),
                transaction().buyer(null).build(),
                transaction()
                        .deletedAt(null)
                        .deleted(true)
                        .additional(NEW_FIELDS)
                        .build(),
                reward().additional(NEW_FIELDS).deleted(true).build(),
                profile().additional(NEW_FIELDS).build(),
                balance().additional(NEW_FIELDS).build(),
                sale().additional("coupon", "{\"a\": [1.50, null, \"\\u00e9\\ud83d\"]}")
                        .build(),
                NewTransactionBatch.of(sale().additional("coupon", "\"SUMMER\"").build()),
                transaction().referrer(null).action(null).amount(null).build(),
                Transaction.builder().build(),
                reward().build(),
                reward().beneficiary(null).build(),
                Reward.builder().build(),
                balance().build(),
                CustomerBalance.builder().build(),
                profile().build(),
                CustomerProfile.builder().build(),
                coupon(),
                NonCurrencyReward.builder().build(),
                Amount.of("1e-40"),
                Amount.of("0.0000000000000000000000000000000000000001", "usd"),
                Amount.of("9999999999999999999999999999999999999999"),
                Action.of("sign-up"),
                RewardStatus.of("ok"),
                Page.of(List.of(transaction().build(), Transaction.builder().build()), 3)
                        .hasNext(true)
                        .hasPrevious(true)
                        .size(15)
                        .range(31, 32)
                        .build(),
                Page.of(List.of(), 1).build());
    }

    private static NewTransaction.Builder sale() {
        return NewTransaction.builder()
                .key("order-1")
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("customer_456"));
    }

    private static NewCustomer.Builder customer() {
        return NewCustomer.builder()
                .id("customer_456")
                .key("key")
                .email("joe@example.com")
                .name("Joe")
                .surname("Doe")
                .createdAt(MOMENT.plusNanos(1))
                .referrer(CustomerRef.key("referrer"));
    }

    private static Transaction.Builder transaction() {
        return Transaction.builder()
                .key("order-1")
                .action(Action.SALE)
                .amount(Amount.of("99.99", "EUR"))
                .buyer("buyer")
                .referrer("referrer")
                .credit(true)
                .createdAt(MOMENT)
                .deletedAt(MOMENT)
                .rewards(List.of(reward().build()));
    }

    private static Reward.Builder reward() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("seats", "3");
        data.put("none", null);
        return Reward.builder()
                .transactionKey("order-1")
                .action(Action.SALE)
                .status(RewardStatus.REVIEW_PERIOD)
                .beneficiary("referrer")
                .buyer("buyer")
                .amount(Amount.units("19.998", "points"))
                .credit(true)
                .createdAt(MOMENT)
                .deletedAt(MOMENT)
                .productTypeData(data);
    }

    private static CustomerBalance.Builder balance() {
        return CustomerBalance.builder()
                .customer(profile().build())
                .currency(List.of(Amount.of("1.50", "EUR"), Amount.units("7", "points")))
                .nonCurrency(List.of(coupon()));
    }

    private static CustomerProfile.Builder profile() {
        return CustomerProfile.builder()
                .id("id")
                .key("key")
                .email("joe@example.com")
                .name("Joe")
                .surname("Doe")
                .status("active")
                .approved(true)
                .acceptedTerms(false)
                .createdAt(MOMENT)
                .updatedAt(MOMENT.plusNanos(1))
                .referrer(CustomerProfile.builder().id("other").build())
                .referralsCount(3)
                .referralLink("https://example.com/?r=1")
                .referralLinks(List.of("https://example.com/?r=1", "https://example.com/?r=2"))
                .customFields(Map.of("size", "{\"a\":1}"))
                .metadata(Map.of("date_of_birth", "1980-01-01"));
    }

    private static NonCurrencyReward coupon() {
        return NonCurrencyReward.builder()
                .type("custom")
                .commissionType("generic_coupon")
                .value("COUPON")
                .createdAt(MOMENT)
                .details(Map.of("title", "Coupon"))
                .build();
    }

    private static byte[] sent(WireBody body) {
        try {
            return new GsonFormat().write(body);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonElement tree(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
