package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Cases about lists, pages, and finding by key. */
final class PageCases {

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    PageCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        queries();
        pages();
        stream();
        finds();
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, name, scenario));
    }

    private static Response page(String keys, String next) {
        StringBuilder rows = new StringBuilder();
        for (String key : keys.isEmpty() ? new String[0] : keys.split(",")) {
            rows.append(rows.length() == 0 ? "" : ",")
                    .append("{\"key\":\"")
                    .append(key)
                    .append("\"}");
        }
        return Response.json(
                200, "{\"data\":[" + rows + "],\"links\":{\"last\":null,\"next\":" + next + "},\"status\":1}");
    }

    private static Set<String> parameters(Request request) {
        return request.query() == null
                ? Set.of()
                : new HashSet<>(Arrays.asList(request.query().split("&")));
    }

    private void queries() {
        queried("all", TransactionQuery.all(), "page=1", "limit=100");
        queried("another page", TransactionQuery.all().withPage(7).withLimit(250), "page=7", "limit=250");
        queried(
                "a key",
                TransactionQuery.byKey("a b/c&d=é+😀"),
                "key=a%20b%2Fc%26d%3D%C3%A9%2B%F0%9F%98%80",
                "page=1",
                "limit=100");
    }

    private void queried(String name, TransactionQuery query, String... parameters) {
        testCase("a query for " + name + " is written into the address", server -> {
            server.answers(page("", "null"));
            server.partnero().transactions().list(query);
            assertThat(server.sent().method()).isEqualTo("GET");
            assertThat(server.sent().path()).isEqualTo("/v1/transactions");
            assertThat(parameters(server.sent())).containsExactlyInAnyOrder(parameters);
        });
    }

    private void pages() {
        testCase("a page knows its number and range", server -> {
            server.answers(Golden.answer("list.response"));
            Page<Transaction> page = server.partnero().transactions().list(TransactionQuery.all());
            assertThat(page.items()).hasSize(1);
            assertThat(page.number()).isEqualTo(1);
            assertThat(page.size()).isEqualTo(10);
            assertThat(page.from()).isEqualTo(1);
            assertThat(page.to()).isEqualTo(6);
            assertThat(page.hasNext()).isFalse();
            assertThat(page.hasPrevious()).isFalse();
        });
        testCase("an empty page has no range", server -> {
            server.answers(Response.json(
                    200,
                    "{\"data\":[],\"links\":{\"prev\":\"x\",\"next\":null},\"meta\":{\"current_page\":9,\"from\":null,\"to\":null,"
                            + "\"per_page\":\"15\"},\"status\":1}"));
            Page<Transaction> page =
                    server.partnero().transactions().list(TransactionQuery.all().withPage(9));
            assertThat(page.items()).isEmpty();
            assertThat(page.number()).isEqualTo(9);
            assertThat(page.from()).isNull();
            assertThat(page.to()).isNull();
            assertThat(page.size()).isEqualTo(15);
            assertThat(page.hasPrevious()).isTrue();
        });
        for (String json : List.of(
                "{\"data\":[]}",
                "{\"data\":[],\"links\":[],\"meta\":[]}",
                "{\"data\":[],\"links\":null,\"meta\":null}")) {
            testCase("a page may be as short as " + json, server -> {
                server.answers(Response.json(200, json));
                Page<Transaction> page = server.partnero()
                        .transactions()
                        .list(TransactionQuery.all().withPage(3));
                assertThat(page.items()).isEmpty();
                assertThat(page.number()).isEqualTo(3);
                assertThat(page.hasNext()).isFalse();
            });
        }
        testCase("a page of 250 rows with rewards is read", server -> {
            String example = Golden.json("list.response");
            String row = example.substring(example.indexOf('[') + 1, example.indexOf("],\n    \"links\""));
            server.answersData("[" + (row + ",").repeat(249) + row + "]");
            assertThat(server.partnero()
                            .transactions()
                            .list(TransactionQuery.all().withLimit(250))
                            .items())
                    .hasSize(250)
                    .allSatisfy(sale -> assertThat(sale.rewards()).hasSize(2));
        });
    }

    private void stream() {
        testCase("a stream requests pages by number and ignores their links", server -> {
            server.answers(
                    page("a,b", "\"http://127.0.0.1:1/v1/transactions?page=2\""),
                    page("b,c", "\"x\""),
                    page("d", "null"));
            assertThat(server.partnero().transactions().stream(
                                    TransactionQuery.all().withLimit(2))
                            .map(Transaction::key))
                    .containsExactly("a", "b", "b", "c", "d");
            assertThat(server.requests())
                    .extracting(PageCases::parameters)
                    .containsExactly(
                            Set.of("page=1", "limit=2"), Set.of("page=2", "limit=2"), Set.of("page=3", "limit=2"));
        });
        testCase("a stream fetches no page before it is needed", server -> {
            server.answers(page("a,b", "\"x\""), page("c", "null"));
            Iterator<Transaction> rows = server.partnero().transactions().stream(TransactionQuery.byKey("a"))
                    .iterator();
            assertThat(server.requests()).isEmpty();
            rows.next();
            rows.next();
            assertThat(server.requests()).hasSize(1);
            rows.next();
            assertThat(parameters(server.sentLast())).contains("page=2", "key=a");
        });
    }

    private void finds() {
        testCase("a missing transaction is empty, not an exception", server -> {
            server.answers(Responses.notFound(), Responses.emptyList());
            assertThat(server.partnero().transactions().find("k")).isEmpty();
            assertThat(server.requests().get(0)).hasToString("GET /v1/transactions/k");
            assertThat(server.requests().get(1).path()).isEqualTo("/v1/transactions");
            assertThat(parameters(server.requests().get(1))).contains("key=k");
        });
        testCase("a key with a slash is found by a query that returns only that key", server -> {
            server.answers(
                    page("gid://shopify/Order/10,GID://shopify/Order/1,gid://shopify/Order/1", "null"),
                    page("other", "null"),
                    page("", "null"));
            assertThat(server.partnero().transactions().find("gid://shopify/Order/1"))
                    .map(Transaction::key)
                    .contains("gid://shopify/Order/1");
            assertThat(server.sent().path()).isEqualTo("/v1/transactions");
            assertThat(parameters(server.sent())).contains("key=gid%3A%2F%2Fshopify%2FOrder%2F1");
            assertThat(server.partnero().transactions().find("gid://shopify/Order/1"))
                    .isEmpty();
            assertThat(server.partnero().transactions().find("gid://shopify/Order/1"))
                    .isEmpty();
        });
    }
}
