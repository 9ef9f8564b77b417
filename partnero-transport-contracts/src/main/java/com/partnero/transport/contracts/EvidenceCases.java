package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cases about what counts as proof: answers about another sale, lists without a filter, errors with status 200, error
 * pages that are not the service's. Without proof a call neither succeeds nor fails with {@code NOT_APPLIED}.
 */
final class EvidenceCases {

    private static final Response ERROR = Response.json(500, "{}");
    private static final Response EMPTY_LIST =
            Response.json(200, "{\"data\":[],\"links\":{\"next\":null},\"status\":1}");

    /** The sale that is looked up: 99.99 EUR by customer "c", with the key "k". */
    private static final NewTransaction SALE = sale("k", "99.99");

    private static final String ROW =
            "{\"key\":\"k\",\"action\":\"sale\",\"amount\":99.99,\"partner\":\"r\",\"customer\":\"c\"}";

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    EvidenceCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        answersAboutAnotherSale();
        lists();
        sameSale();
        largeBatches();
        deletedRows();
        notFound();
        errorsInSuccess();
        leftOverAnswers();
        answersToAnotherQuestion();
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, name, scenario));
    }

    private static NewTransaction sale(String key, String amount) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount, "EUR"))
                .buyer(CustomerRef.id("c"))
                .build();
    }

    private static Response list(String... rows) {
        return Response.json(200, "{\"data\":[" + String.join(",", rows) + "],\"links\":{\"next\":null},\"status\":1}");
    }

    /** Answers POST and DELETE with the first response and GETs with the others. */
    private static void answers(ScriptedServer server, Response write, Response... lookUps) {
        server.answers(Stream.concat(Stream.of(write), Arrays.stream(lookUps)).toArray(Response[]::new));
    }

    private static long count(ScriptedServer server, String method) {
        return server.requests().stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    private static EndedCall create(ScriptedServer server, NewTransaction sale) throws Exception {
        return server.run(() -> server.partnero().transactions().create(sale));
    }

    private static EndedCall delete(ScriptedServer server) throws Exception {
        return server.run(() -> {
            server.partnero().transactions().delete("k");
            return true;
        });
    }

    /** For a large batch the answer is larger, and looking up each sale would take as many requests. */
    private void largeBatches() {
        List<NewTransaction> sales = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            sales.add(sale("k" + i, "99.99"));
            rows.add(ROW.replace("\"k\"", "\"k" + i + "\""));
        }
        testCase("a large batch whose answer is lost is looked up by pages", server -> {
            answers(
                    server,
                    ERROR,
                    page(rows.subList(0, 100), true),
                    page(rows.subList(100, 200), true),
                    page(rows.subList(200, 250), false));
            assertThat((List<?>)
                            server.run(() -> server.partnero().transactions().createAll(NewTransactionBatch.of(sales)))
                                    .succeeded())
                    .hasSize(250);
            assertThat(count(server, "POST")).isEqualTo(1);
            assertThat(count(server, "GET")).isEqualTo(3);
        });
        testCase("a batch may have a larger answer than a single sale", server -> {
            String between = "," + " ".repeat(1 << 12);
            server.answers(Response.json(200, "{\"data\":[" + String.join(between, rows) + "],\"status\":1}"));
            assertThat((List<?>)
                            server.run(() -> server.partnero().transactions().createAll(NewTransactionBatch.of(sales)))
                                    .succeeded())
                    .hasSize(250);
            assertThat(count(server, "GET")).isZero();
        });
    }

    private static Response page(List<String> rows, boolean more) {
        return Response.json(
                200,
                "{\"data\":[" + String.join(",", rows) + "],\"links\":{\"next\":" + (more ? "\"x\"" : "null")
                        + "},\"status\":1}");
    }

    private void answersAboutAnotherSale() {
        Map<String, String> others = new LinkedHashMap<>();
        others.put("with another key", ROW.replace("\"k\"", "\"other\""));
        others.put("with the key null", ROW.replace("\"k\"", "null"));
        others.put("without a key", ROW.replace("\"key\":\"k\",", ""));
        others.put("with another amount", ROW.replace("99.99", "1.00"));
        others.put("with another buyer", ROW.replace("\"c\"", "\"somebody\""));
        others.put("that is deleted", ROW.replace("}", ",\"deleted_at\":\"2025-05-12\"}"));
        others.put(
                "with a converted amount and an old date",
                ROW.replace("99.99", "108.50")
                        .replace("}", ",\"amount_units\":\"USD\",\"created_at\":\"2024-01-01T00:00:00Z\"}"));
        others.forEach((name, row) -> {
            testCase("a create answered with a sale " + name + " is looked up", server -> {
                answers(server, Responses.data(row), list(ROW));
                Transaction made = (Transaction) create(server, SALE).succeeded();
                assertThat(made.isVerified()).isTrue();
                assertThat(count(server, "POST")).isEqualTo(1);
            });
            testCase("a create answered with a sale " + name + " is unknown if nothing is found", server -> {
                answers(server, Responses.data(row), EMPTY_LIST);
                create(server, SALE).failed(PartneroProtocolException.class, Outcome.UNKNOWN);
                assertThat(count(server, "POST")).isEqualTo(1);
            });
        });
        testCase("a batch answered with one sale twice is looked up", server -> {
            String second = ROW.replace("\"k\"", "\"k2\"");
            answers(server, list(ROW, ROW), list(ROW), list(second));
            NewTransactionBatch batch = NewTransactionBatch.of(SALE, sale("k2", "99.99"));
            List<?> made =
                    (List<?>) server.run(() -> server.partnero().transactions().createAll(batch))
                            .succeeded();
            assertThat(made).extracting(row -> ((Transaction) row).key()).containsExactly("k", "k2");
            assertThat(count(server, "POST")).isEqualTo(1);
        });
        testCase("a find rejects another transaction", server -> {
            server.answersData(ROW.replace("\"k\"", "\"other\""));
            server.run(() -> server.partnero().transactions().find("k"))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
        testCase("a balance of another customer is rejected", server -> {
            server.answersData("{\"customer\":{\"id\":\"somebody\"},\"balance\":{}}");
            server.run(() -> server.partnero().balances().get("c"))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
    }

    private void lists() {
        Map<String, Response> unproven = new LinkedHashMap<>();
        unproven.put("that does not filter", list(ROW.replace("\"k\"", "\"a\""), ROW.replace("\"k\"", "\"b\"")));
        unproven.put("of rows without a key", list("{\"amount\":1}"));
        unproven.put("whose data is an object", Responses.data("{}"));
        unproven.put(
                "without rows that has a next page",
                Response.json(200, "{\"data\":[],\"links\":{\"next\":\"x\"},\"status\":1}"));
        unproven.put(
                "without rows that has a row range",
                Response.json(200, "{\"data\":[],\"meta\":{\"from\":1,\"to\":6},\"status\":1}"));
        unproven.put(
                "without rows that has a total",
                Response.json(200, "{\"data\":[],\"meta\":{\"total\":5},\"status\":1}"));
        unproven.forEach((name, list) -> {
            testCase("a lost create is unknown after a list " + name, server -> {
                answers(server, ERROR, list);
                assertThat(create(server, SALE).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(count(server, "POST")).isEqualTo(1);
            });
            testCase("a lost delete is unknown after a list " + name, server -> {
                answers(server, ERROR, list);
                assertThat(delete(server).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(count(server, "DELETE")).isEqualTo(1);
            });
            testCase("createIfAbsent sends nothing after a list " + name, server -> {
                server.answers(list);
                PartneroException refused = server.run(
                                () -> server.partnero().transactions().createIfAbsent(SALE))
                        .failed();
                assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(count(server, "POST")).isZero();
            });
        });
        Map<String, String> similar = Map.of("in another case", "\"K\"", "with a trailing blank", "\"k \"");
        similar.forEach((name, key) -> {
            Response list = list(ROW.replace("\"k\"", key));
            testCase("createIfAbsent reports a conflict if a row has its key " + name, server -> {
                server.answers(list);
                server.run(() -> server.partnero().transactions().createIfAbsent(SALE))
                        .failed(PartneroConflictException.class, Outcome.NOT_APPLIED);
                assertThat(count(server, "POST")).isZero();
            });
            testCase("a lost delete is unknown while a row has its key " + name, server -> {
                answers(server, ERROR, list);
                assertThat(delete(server).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(count(server, "DELETE")).isEqualTo(1);
            });
        });
        testCase("an empty list proves nothing until it has come three times", server -> {
            answers(server, ERROR, EMPTY_LIST, EMPTY_LIST, list(ROW), list(ROW), list(ROW), list(ROW));
            assertThat(delete(server).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(count(server, "DELETE")).isEqualTo(1);
        });
        testCase("a lost delete has succeeded if no row has the key", server -> {
            answers(server, ERROR, EMPTY_LIST);
            delete(server).succeeded();
            assertThat(count(server, "DELETE")).isEqualTo(1);
        });
    }

    private void sameSale() {
        same("33.333", "33.33", true);
        same("99.99", "99.989999999999995", true);
        same("99.999", "100.00", true);
        same("99.99", "\"99.99\"", true);
        same("99.99", "99.98", false);
        same("100", "100.4", false);
        testCase("a sale with a converted amount and an old date is another sale", server -> {
            String row = ROW.replace("99.99", "108.50").replace("}", ",\"amount_units\":\"USD\",\"is_currency\":true}");
            server.answers(list(row.replace("}", ",\"created_at\":\"2024-01-01T00:00:00.000000Z\"}")));
            server.run(() -> server.partnero().transactions().createIfAbsent(SALE))
                    .failed(PartneroConflictException.class, Outcome.NOT_APPLIED);
        });
        testCase("a row without an amount proves nothing", server -> {
            answers(server, ERROR, list("{\"key\":\"k\"}"));
            assertThat(create(server, SALE).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
        });
    }

    private void same(String sold, String recorded, boolean expected) {
        testCase(sold + " sold and " + recorded + " recorded are " + (expected ? "one sale" : "two sales"), server -> {
            answers(server, ERROR, list(ROW.replace("99.99", recorded)));
            EndedCall result = create(server, sale("k", sold));
            if (expected) {
                result.succeeded();
            } else {
                result.failed(PartneroConflictException.class, Outcome.UNKNOWN);
            }
        });
    }

    private void deletedRows() {
        for (String moment : List.of(
                "\"2025-05-12\"",
                "\"2025-05-12T17:50:17+0000\"",
                "1747072217000",
                "\"Mon, 12 May 2025 17:50:17 GMT\"",
                "true",
                "{\"date\":\"2025-05-12\"}")) {
            testCase("a row whose deleted_at is " + moment + " is not the sale", server -> {
                answers(server, ERROR, list(ROW.replace("}", ",\"deleted_at\":" + moment + "}")));
                assertThat(create(server, SALE).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
            });
        }
    }

    private void notFound() {
        Map<String, Response> pages = new LinkedHashMap<>();
        pages.put("in HTML", Responses.html(404));
        pages.put("in plain text", Response.of(404, "text/plain", "default backend - 404"));
        pages.put(
                "from a framework",
                Response.json(404, "{\"timestamp\":\"x\",\"status\":404,\"error\":\"Not Found\",\"path\":\"x\"}"));
        pages.put("with a title", Response.json(404, "{\"type\":\"about:blank\",\"title\":\"Not Found\"}"));
        pages.put("about a method", Response.json(404, "{\"message\":\"Cannot GET /v1/transactions/k\"}"));
        pages.put(
                "about a route",
                Response.json(404, "{\"message\":\"The route v1/transactions/k could not be found.\"}"));
        pages.forEach((name, page) -> {
            testCase("a 404 " + name + " does not mean that there is no transaction", server -> {
                server.answers(page);
                server.run(() -> server.partnero().transactions().find("k"))
                        .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            });
            testCase("a 404 " + name + " does not mean that there was nothing to delete", server -> {
                server.answers(page);
                server.run(() -> server.partnero().transactions().deleteIfExists("k"))
                        .failed();
            });
            testCase("a 404 " + name + " after a lost delete proves nothing", server -> {
                answers(server, ERROR, page);
                assertThat(delete(server).failed().outcome()).isEqualTo(Outcome.UNKNOWN);
            });
        });
        for (Response empty : List.of(Response.json(404, ""), new Response(404, Map.of(), new byte[0]))) {
            testCase("a 404 without a body means nothing unless the list is empty", server -> {
                server.answers(empty);
                server.run(() -> server.partnero().transactions().find("k"))
                        .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
                server.answers(empty, Responses.emptyList());
                assertThat(server.partnero().transactions().find("k")).isEmpty();
                server.answers(empty, list(ROW));
                assertThat(server.partnero().transactions().find("k")).isPresent();
            });
        }
    }

    private void errorsInSuccess() {
        for (String body : List.of(
                "{\"status\":\"error\"}",
                "{\"status\":-1}",
                "{\"status\":0.0}",
                "{\"error\":\"no\"}",
                "{\"errors\":{\"amount\":[\"no\"]}}",
                "{\"success\":false}",
                "{\"ok\":false}",
                "{\"code\":500}",
                "{\"status\":{\"code\":500}}",
                "{\"data\":{\"error\":\"no\"}}",
                "{\"detail\":\"Not authenticated\"}",
                "{\"message\":\"Unauthenticated.\"}")) {
            testCase("a credit answered with " + body + " is unknown", server -> {
                server.answers(Response.json(200, body));
                server.run(() -> {
                            server.partnero().balances().credit("c", Amount.of("1", "USD"));
                            return true;
                        })
                        .failed(PartneroProtocolException.class, Outcome.UNKNOWN);
                assertThat(server.requests()).hasSize(1);
            });
            testCase("a delete answered with " + body + " is unknown", server -> {
                answers(server, Response.json(200, body), list(ROW));
                delete(server).failed(PartneroProtocolException.class, Outcome.UNKNOWN);
                assertThat(count(server, "DELETE")).isEqualTo(1);
            });
        }
    }

    /** Every read rejects an answer to another request. */
    private void answersToAnotherQuestion() {
        for (PortMethod method : PortMethod.values()) {
            if (method.kind() == PortMethod.Kind.READ && method != PortMethod.LIST) {
                cases.add(new Case(method + " rejects an answer about something else", () -> {
                    try (FaultyService service = new FaultyService();
                            Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
                        method.prepare(service);
                        service.onEvery("GET", (pending, exchange) -> {
                            Response answer = pending.carryOut();
                            String other =
                                    answer.text().replace(Canary.KEY, "k").replace(Canary.CUSTOMER, "c");
                            exchange.respond(answer.withBody(other));
                        });

                        fixture.run(TimeOuts.LONG, () -> method.call(partnero))
                                .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
                    }
                }));
            }
        }
    }

    /** Bytes that arrived with an earlier answer are not an answer. */
    private void leftOverAnswers() {
        testCase("a credit is not answered by bytes that came with an earlier answer", server -> {
            server.answers(twice(list(ROW), Responses.done()), FaultAction.answer(Response.json(422, "{}")));
            server.run(() -> server.partnero().transactions().find("k"));

            PartneroException refused = server.run(() -> {
                        server.partnero().balances().credit("c", Amount.of("1", "USD"));
                        return true;
                    })
                    .failed();

            assertThat(refused.status()).isEqualTo(422);
        });
        testCase("a delete is not answered by bytes that came with an earlier answer", server -> {
            server.answers(twice(list(ROW), Responses.done()), FaultAction.answer(Response.json(422, "{}")));
            server.run(() -> server.partnero().transactions().find("k"));

            assertThat(delete(server).failed().status()).isEqualTo(422);
        });
        testCase("a balance is not that of the customer in an earlier request", server -> {
            Response other = Responses.data("{\"customer\":{\"id\":\"somebody\"},\"balance\":{}}");
            Response own = Responses.data("{\"customer\":{\"id\":\"c\"},\"balance\":{}}");
            server.answers(twice(other, other), FaultAction.answer(own));
            server.run(() -> server.partnero().balances().get("somebody"));

            EndedCall result = server.run(() -> server.partnero().balances().get("c"));

            if (result.thrown() == null) {
                assertThat(((CustomerBalance) result.succeeded()).customer())
                        .extracting(CustomerProfile::id)
                        .isEqualTo("c");
            }
        });
        testCase("a find is not answered by bytes that came with an earlier answer", server -> {
            Response other = Responses.data(ROW.replace("\"k\"", "\"other\""));
            server.answers(twice(other, other), FaultAction.answer(Responses.data(ROW)));
            server.run(() -> server.partnero().transactions().find("other"));

            EndedCall result = server.run(() -> server.partnero().transactions().find("k"));

            if (result.thrown() == null) {
                assertThat((Optional<?>) result.succeeded())
                        .map(found -> ((Transaction) found).key())
                        .contains("k");
            }
        });
    }

    /** Sends two answers to one request in one write. */
    private static FaultAction twice(Response first, Response second) {
        return (pending, exchange) -> exchange.write(text(first) + text(second));
    }

    private static String text(Response response) {
        return Responses.head(response, response.body().length)
                + new String(response.body(), StandardCharsets.ISO_8859_1);
    }
}
