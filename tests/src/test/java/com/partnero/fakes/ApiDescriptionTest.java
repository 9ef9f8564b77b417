package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroException;
import com.partnero.testkit.Behaviour;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.ProgramReward;
import com.partnero.testkit.ReceivedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** openapi.yaml describes every request of both transports and every answer of the emulator, and nothing else. */
class ApiDescriptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CustomerRef BUYER = CustomerRef.id("customer_456");

    private static ApiDescription description(PartneroEmulator emulator) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(emulator.consoleUrl() + "openapi.yaml"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ApiDescription(answer.body());
    }

    private static void seed(PartneroService service) {
        service.addCustomer("customer_123")
                .key("ref_123")
                .email("alice@example.com")
                .customField("size", "L")
                .coupon("WELCOME")
                .units("5", "points");
        service.addCustomer("customer_456")
                .key("ref_456")
                .email("daniel@example.com")
                .referredBy("customer_123");
        service.program()
                .rewards(
                        ProgramReward.percent("20").toReferrer(),
                        ProgramReward.units("7", "points").toBuyer(),
                        ProgramReward.coupon("THANKS-").toBuyer());
    }

    private static NewTransaction.Builder sale(String key, Buyer buyer) {
        return NewTransaction.builder().key(key).amount(Amount.of("99.99")).buyer(buyer);
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (PartneroException e) {
            // What was sent and answered is in the emulator's log.
        }
    }

    /** Every operation in every form in which a client can ask for it. */
    private static void callEverything(Partnero partnero, String round) {
        var transactions = partnero.transactions();
        attempt(() -> transactions.create(sale(round + "1", BUYER).build()));
        attempt(() -> transactions.create(sale(round + "2", CustomerRef.key("ref_456"))
                .amount(Amount.of("10", "USD"))
                .action(Action.of("subscription"))
                .rewarded(true)
                .rewardable(false)
                .productId("product")
                .productType("book")
                .createdAt(Instant.parse("2025-01-01T00:00:00Z"))
                .build()));
        attempt(() -> transactions.create(NewTransaction.builder()
                .withoutKey()
                .amount(Amount.units("3", "points"))
                .buyer(CustomerRef.email("daniel@example.com"))
                .build()));
        attempt(() -> transactions.create(sale(
                        round + "3",
                        NewCustomer.builder()
                                .id(round + "new")
                                .key(round + "key")
                                .email(round + "@example.com")
                                .name("Ann")
                                .surname("Lee")
                                .createdAt(Instant.parse("2025-01-01T00:00:00Z"))
                                .referrer(CustomerRef.id("customer_123"))
                                .build())
                .build()));
        attempt(() -> transactions.createAll(NewTransactionBatch.of(
                sale(round + "4", BUYER).build(),
                sale(round + "gid://shop/5", BUYER).build())));
        attempt(() -> transactions.createAll(NewTransactionBatch.of(sale(
                        round + "6",
                        NewCustomer.builder()
                                .email(round + "b@example.com")
                                .referrer(CustomerRef.key("ref_123"))
                                .build())
                .build())));
        attempt(() -> transactions.create(sale(
                        round + "7",
                        NewCustomer.builder()
                                .id(round + "c")
                                .referrer(CustomerRef.email("alice@example.com"))
                                .build())
                .build()));
        attempt(() ->
                transactions.create(sale(round + "8", CustomerRef.id("nobody")).build()));
        attempt(() -> transactions.create(sale(round + "1", BUYER).build()));
        attempt(() -> transactions.createIfAbsent(sale(round + "9", BUYER).build()));
        attempt(() -> transactions.find(round + "1"));
        attempt(() -> transactions.find(round + "gid://shop/5"));
        attempt(() -> transactions.find(round + "none é \"quoted\\"));
        attempt(() -> transactions.list(TransactionQuery.all()));
        attempt(() -> transactions.list(TransactionQuery.all().withLimit(2).withPage(2)));
        attempt(() -> transactions.list(TransactionQuery.byKey(round + "1").withPage(9)));
        attempt(() -> transactions.delete(round + "4"));
        attempt(() -> transactions.delete(round + "gid://shop/5"));
        attempt(() -> transactions.deleteIfExists(round + "none"));
        attempt(() -> partnero.balances().get("customer_123"));
        attempt(() -> partnero.balances().get("customer_456"));
        attempt(() -> partnero.balances().get("nobody"));
        attempt(() -> partnero.balances().credit("customer_123", Amount.of("100", "USD")));
        attempt(() -> partnero.balances().credit("customer_123", Amount.units("100", "points")));
        attempt(() -> partnero.balances().credit("nobody", Amount.of("1", "USD")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.Kind.class,
            names = {"FEIGN_TO_EMULATOR", "RETROFIT_TO_EMULATOR"})
    void everyRequestAndEveryAnswerIsDescribed(Environment.Kind kind) throws Exception {
        try (Environment environment = kind.open(PATIENCE, PATIENCE)) {
            PartneroEmulator emulator = (PartneroEmulator) environment.fake();
            ApiDescription description = description(emulator);
            PartneroService service = emulator.service();
            seed(service);
            callEverything(environment.partnero(), "plain-");
            int round = 0;
            for (String name : Behaviour.names()) {
                for (String value : Behaviour.values(name)) {
                    String before = service.behaviour().get(name);
                    service.behaviour().set(name, value);
                    callEverything(environment.partnero(), "round-" + ++round + "-");
                    service.behaviour().set(name, before);
                }
            }
            for (int status : new int[] {400, 401, 403, 404, 405, 409, 422, 429, 500, 503}) {
                emulator.faults().next(Fault.status(status));
                attempt(() -> environment.partnero().balances().get("customer_123"));
            }
            emulator.faults().clear();

            List<ReceivedRequest> exchanges = emulator.requests();

            List<String> problems = new ArrayList<>();
            Set<String> sent = new TreeSet<>();
            for (ReceivedRequest exchange : exchanges) {
                problems.addAll(description.problems(exchange));
                sent.addAll(description.fields(exchange.body()));
            }
            assertThat(problems).isEmpty();
            assertThat(exchanges).hasSizeGreaterThan(500);
            assertThat(description.used()).isEqualTo(description.operations());
            assertThat(sent).isEqualTo(description.requestFields());
        }
    }

    /** Otherwise a description that allows everything would pass. */
    @Test
    void whatIsWrongIsFound() throws Exception {
        try (PartneroEmulator emulator = PartneroEmulator.start()) {
            ApiDescription description = description(emulator);
            HttpClient client = HttpClient.newHttpClient();
            for (String body : new String[] {
                "{\"customer\":{\"id\":\"a\"},\"amount\":1}",
                "{\"customer\":{},\"amount\":1,\"action\":\"sale\"}",
                "{\"customer\":{\"id\":\"a\"},\"amount\":1,\"action\":\"sale\",\"amount_unit\":\"USD\"}",
                "{\"customer\":{\"id\":\"a\"},\"amount\":1,\"action\":\"sale\",\"rewarded\":\"yes\"}",
                "{\"customer\":{\"id\":\"a\"},\"transactions\":[]}"
            }) {
                client.send(
                        HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions"))
                                .header("Authorization", "Bearer " + emulator.apiKey())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
            for (String target : new String[] {"/transactions?limit=251", "/transactions?pages=1", "/customers"}) {
                client.send(
                        HttpRequest.newBuilder(URI.create(emulator.baseUrl() + target))
                                .header("Authorization", "Bearer " + emulator.apiKey())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }

            assertThat(emulator.requests())
                    .hasSize(8)
                    .allSatisfy(exchange -> assertThat(description.problems(exchange))
                            .as(exchange + exchange.body())
                            .isNotEmpty());
        }
    }
}
