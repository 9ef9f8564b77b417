package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.NonCurrencyReward;
import com.partnero.testkit.http.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cases about balances and credit notes: the API document's examples and the known variations of the service. */
final class BalanceCases {

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    BalanceCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /** An expectation about a balance. */
    @FunctionalInterface
    private interface Check {
        void of(CustomerBalance balance);
    }

    List<Case> all() {
        example();
        emptiness();
        profiles();
        rewards();
        credits();
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, name, scenario));
    }

    private void reads(String name, String json, Check check) {
        testCase(name, server -> {
            server.answersData(json);
            check.of(server.partnero().balances().get(json.contains("\"id\":7") ? "7" : "c"));
        });
    }

    @SuppressWarnings("NullAway") // Its version for JDK 17 does not see the null that core's class file allows.
    private void example() {
        Instant made = Instant.parse("2025-05-12T15:41:47Z");
        Map<String, @Nullable String> metadata = new HashMap<>();
        metadata.put("date_of_birth", null);
        CustomerBalance balance = CustomerBalance.builder()
                .customer(CustomerProfile.builder()
                        .email("alice.brown@partnero.com")
                        .createdAt(made)
                        .updatedAt(made)
                        .name("Alice")
                        .id("customer_123")
                        .surname("Brown")
                        .acceptedTerms(true)
                        .approved(true)
                        .status("active")
                        .referralsCount(1)
                        .metadata(metadata)
                        .referralLink("https://partnero.com?ref=ref_123")
                        .referralLinks(List.of("https://partnero.com?ref=ref_123"))
                        .build())
                .currency(List.of(Amount.of("39.998", "USD")))
                .nonCurrency(List.of(NonCurrencyReward.builder()
                        .type("custom")
                        .commissionType("generic_coupon")
                        .value("APITEST001163HQ9")
                        .createdAt(Instant.parse("2025-05-12T15:42:44Z"))
                        .build()))
                .build();
        testCase("the document's balance is requested and read", server -> {
            server.answers(Golden.answer("balance.response"));
            assertThat(server.partnero().balances().get("customer_123")).isEqualTo(balance);
            assertThat(server.sent()).hasToString("GET /v1/customers/customer_123/balance");
        });
    }

    private void emptiness() {
        CustomerBalance nothing = CustomerBalance.builder().build();
        for (String json : List.of(
                "{\"balance\":{}}",
                "{\"balance\":[]}",
                "{\"balance\":null}",
                "{\"balance\":{\"currency\":[],\"non_currency\":[]}}",
                "{\"balance\":{\"currency\":null,\"non_currency\":{}}}",
                "{\"customer\":null,\"balance\":{}}",
                "{\"customer\":[],\"balance\":{\"new\":[1]}}")) {
            reads(
                    "a balance may be as short as " + json,
                    json,
                    balance -> assertThat(balance).isEqualTo(nothing));
        }
    }

    private void profiles() {
        reads(
                "a customer may have no fields but an id",
                "{\"customer\":{\"id\":\"c\"},\"balance\":{}}",
                balance -> assertThat(balance.customer())
                        .isEqualTo(CustomerProfile.builder().id("c").build()));
        reads(
                "every field of a customer may be null",
                """
                {"customer":{"id":"c","email":null,"name":null,"surname":null,"status":null,"approved":null,"tos":null,
                 "created_at":null,"custom_fields":null,"metadata":null,"referring_customer":null,"referrals_count":null,
                 "referral_link":null,"referral_links":null}}""",
                balance -> assertThat(balance.customer())
                        .isEqualTo(CustomerProfile.builder().id("c").build()));
        reads(
                "custom fields may be an object or an empty list",
                "{\"customer\":{\"id\":\"c\",\"custom_fields\":{\"tier\":\"gold\",\"n\":7},\"metadata\":[]}}",
                balance -> {
                    CustomerProfile customer = customer(balance);
                    assertThat(customer.customFields()).isEqualTo(Map.of("tier", "gold", "n", "7"));
                    assertThat(customer.metadata()).isEmpty();
                });
        reads(
                "a referring customer may be an object or an id",
                "{\"customer\":{\"id\":\"c\",\"referring_customer\":{\"id\":\"r\",\"referring_customer\":\"top\"}}}",
                balance -> {
                    CustomerProfile top = CustomerProfile.builder().id("top").build();
                    assertThat(customer(balance).referrer())
                            .isEqualTo(CustomerProfile.builder()
                                    .id("r")
                                    .referrer(top)
                                    .build());
                });
        reads(
                "a boolean may be a number or a string",
                "{\"customer\":{\"id\":7,\"approved\":1,\"tos\":\"false\"}}",
                balance -> {
                    CustomerProfile customer = customer(balance);
                    assertThat(customer.id()).isEqualTo("7");
                    assertThat(customer.approved()).isTrue();
                    assertThat(customer.acceptedTerms()).isFalse();
                });
    }

    private static CustomerProfile customer(CustomerBalance balance) {
        return Objects.requireNonNull(balance.customer());
    }

    private void rewards() {
        reads(
                "several currencies and points are distinguished",
                """
                {"balance":{"currency":[{"amount":39.998,"amount_units":"USD","is_currency":true},
                 {"amount":"5","amount_units":"eur"},{"amount":250,"amount_units":"points","is_currency":false}]}}""",
                balance -> assertThat(balance.currency())
                        .containsExactly(
                                Amount.of("39.998", "USD"), Amount.of("5", "eur"), Amount.units("250", "points")));
        reads(
                "a balance may be negative, or a number of many digits",
                "{\"balance\":{\"currency\":[{\"amount\":-0.005},{\"amount\":12345678901234567890.12}]}}",
                balance -> assertThat(balance.currency())
                        .extracting(Amount::value)
                        .containsExactly(new BigDecimal("-0.005"), new BigDecimal("12345678901234567890.12")));
        reads("a non-currency reward may have any shape", """
                {"balance":{"non_currency":[{"reward_type":"coupon","reward_value":15,"code":"X","more":{"a":[1]}},
                 {"title":"A mug"}]}}""", balance -> {
            NonCurrencyReward coupon = balance.nonCurrency().get(0);
            assertThat(coupon.type()).isEqualTo("coupon");
            assertThat(coupon.value()).isEqualTo("15");
            assertThat(coupon.details()).isEqualTo(Map.of("code", "X", "more", "{\"a\":[1]}"));
            assertThat(balance.nonCurrency().get(1).details()).isEqualTo(Map.of("title", "A mug"));
        });
    }

    private void credits() {
        credit("the document's credit", Amount.of("100", "USD"), Golden.json("credit.request"));
        credit(
                "a credit of points",
                Amount.units("250", "points"),
                "{\"amount\":250,\"amount_units\":\"points\",\"is_currency\":false}");
        credit(
                "a credit of cents",
                Amount.of("0.50", "usd"),
                "{\"amount\":0.50,\"amount_units\":\"usd\",\"is_currency\":true}");
        credit(
                "a credit in minor units",
                Amount.ofMinor(1999, "KWD"),
                "{\"amount\":1.999,\"amount_units\":\"KWD\",\"is_currency\":true}");
        for (Response answer : List.of(
                Response.json(200, ""),
                Response.json(201, "{\"status\":true}"),
                new Response(204, Map.of(), new byte[0]))) {
            testCase("a credit may be answered with HTTP " + answer.status(), server -> {
                server.answers(answer);
                server.partnero().balances().credit("c", Amount.of("1", "USD"));
                assertThat(server.requests()).hasSize(1);
            });
        }
    }

    private void credit(String name, Amount amount, String json) {
        testCase(name + " is sent as the document shows", server -> {
            server.answers(Golden.answer("done"));
            server.partnero().balances().credit("customer_123", amount);
            assertThat(server.sent()).hasToString("POST /v1/customers/customer_123/balance/credit");
            assertThat(server.sent().header("Content-Type")).isEqualTo("application/json");
            Golden.assertBody(server.sent(), json);
        });
    }
}
