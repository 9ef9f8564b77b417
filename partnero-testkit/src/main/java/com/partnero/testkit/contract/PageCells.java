package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Page;
import com.partnero.testkit.http.Request;
import com.partnero.transactions.Transaction;
import com.partnero.transactions.TransactionQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Lists, pages, and the search by key. */
final class PageCells {

    private final Bench bench;
    private final List<Cell> cells = new ArrayList<>();

    PageCells(Bench bench) {
        this.bench = bench;
    }

    List<Cell> all() {
        queries();
        pages();
        stream();
        finds();
        return cells;
    }

    private void cell(String name, Stage.Play play) {
        cells.add(Stage.cell(bench, name, play));
    }

    private static Answer page(String keys, String next) {
        StringBuilder rows = new StringBuilder();
        for (String key : keys.isEmpty() ? new String[0] : keys.split(",")) {
            rows.append(rows.length() == 0 ? "" : ",")
                    .append("{\"key\":\"")
                    .append(key)
                    .append("\"}");
        }
        return Answer.json(
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
        cell("a query for " + name + " is written into the address", stage -> {
            stage.says(page("", "null"));
            stage.partnero().transactions().list(query);
            assertThat(stage.sent().method()).isEqualTo("GET");
            assertThat(stage.sent().path()).isEqualTo("/v1/transactions");
            assertThat(parameters(stage.sent())).containsExactlyInAnyOrder(parameters);
        });
    }

    private void pages() {
        cell("a page tells where it stands", stage -> {
            stage.says(Golden.answer("list.response"));
            Page<Transaction> page = stage.partnero().transactions().list(TransactionQuery.all());
            assertThat(page.items()).hasSize(1);
            assertThat(page.number()).isEqualTo(1);
            assertThat(page.size()).isEqualTo(10);
            assertThat(page.from()).isEqualTo(1);
            assertThat(page.to()).isEqualTo(6);
            assertThat(page.hasNext()).isFalse();
            assertThat(page.hasPrevious()).isFalse();
        });
        cell("an empty page has no range", stage -> {
            stage.says(Answer.json(
                    200,
                    "{\"data\":[],\"links\":{\"prev\":\"x\",\"next\":null},\"meta\":{\"current_page\":9,\"from\":null,\"to\":null,"
                            + "\"per_page\":\"15\"},\"status\":1}"));
            Page<Transaction> page =
                    stage.partnero().transactions().list(TransactionQuery.all().withPage(9));
            assertThat(page.items()).isEmpty();
            assertThat(page.number()).isEqualTo(9);
            assertThat(page.from()).isNull();
            assertThat(page.to()).isNull();
            assertThat(page.size()).isEqualTo(15);
            assertThat(page.hasPrevious()).isTrue();
        });
        for (String json : List.of(
                "{\"data\":[]}",
                "{\"data\":{}}",
                "{\"data\":[],\"links\":[],\"meta\":[]}",
                "{\"data\":[],\"links\":null,\"meta\":null}")) {
            cell("a page may be as bare as " + json, stage -> {
                stage.says(Answer.json(200, json));
                Page<Transaction> page = stage.partnero()
                        .transactions()
                        .list(TransactionQuery.all().withPage(3));
                assertThat(page.items()).isEmpty();
                assertThat(page.number()).isEqualTo(3);
                assertThat(page.hasNext()).isFalse();
            });
        }
        cell("a page of 250 rows with rewards is read", stage -> {
            String example = Golden.json("list.response");
            String row = example.substring(example.indexOf('[') + 1, example.indexOf("],\n    \"links\""));
            stage.saysData("[" + (row + ",").repeat(249) + row + "]");
            assertThat(stage.partnero()
                            .transactions()
                            .list(TransactionQuery.all().withLimit(250))
                            .items())
                    .hasSize(250)
                    .allSatisfy(sale -> assertThat(sale.rewards()).hasSize(2));
        });
    }

    private void stream() {
        cell("a stream turns the pages by number, whatever their links say", stage -> {
            stage.says(
                    page("a,b", "\"http://127.0.0.1:1/v1/transactions?page=2\""),
                    page("b,c", "\"x\""),
                    page("d", "null"));
            assertThat(stage.partnero().transactions().stream(
                                    TransactionQuery.all().withLimit(2))
                            .map(Transaction::key))
                    .containsExactly("a", "b", "b", "c", "d");
            assertThat(stage.requests())
                    .extracting(PageCells::parameters)
                    .containsExactly(
                            Set.of("page=1", "limit=2"), Set.of("page=2", "limit=2"), Set.of("page=3", "limit=2"));
        });
        cell("a stream fetches no page before it is needed", stage -> {
            stage.says(page("a,b", "\"x\""), page("c", "null"));
            Iterator<Transaction> rows = stage.partnero().transactions().stream(TransactionQuery.byKey("a"))
                    .iterator();
            assertThat(stage.requests()).isEmpty();
            rows.next();
            rows.next();
            assertThat(stage.requests()).hasSize(1);
            rows.next();
            assertThat(parameters(stage.sentLast())).contains("page=2", "key=a");
        });
    }

    private void finds() {
        cell("a missing transaction is empty, not an exception", stage -> {
            stage.says(Books.notFound());
            assertThat(stage.partnero().transactions().find("k")).isEmpty();
            assertThat(stage.sent()).hasToString("GET /v1/transactions/k");
        });
        cell("a key with a slash is searched for, and only itself is found", stage -> {
            stage.says(
                    page("gid://shopify/Order/10,GID://shopify/Order/1,gid://shopify/Order/1", "null"),
                    page("other", "null"),
                    page("", "null"));
            assertThat(stage.partnero().transactions().find("gid://shopify/Order/1"))
                    .map(Transaction::key)
                    .contains("gid://shopify/Order/1");
            assertThat(stage.sent().path()).isEqualTo("/v1/transactions");
            assertThat(parameters(stage.sent())).contains("key=gid%3A%2F%2Fshopify%2FOrder%2F1");
            assertThat(stage.partnero().transactions().find("gid://shopify/Order/1"))
                    .isEmpty();
            assertThat(stage.partnero().transactions().find("gid://shopify/Order/1"))
                    .isEmpty();
        });
    }
}
