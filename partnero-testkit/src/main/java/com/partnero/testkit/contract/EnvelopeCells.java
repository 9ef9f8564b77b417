package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.testkit.http.Request;
import com.partnero.transactions.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;

/** What surrounds the data: headers of requests, forms of success, the API key. */
final class EnvelopeCells {

    private static final String SALE = "{\"data\":{\"key\":\"k\"},\"status\":1}";
    private static final String USER_AGENT = "partnero-java/\\S+ \\([a-z0-9.-]+; (java [0-9.]+|android)\\)";

    private final Bench bench;
    private final List<Cell> cells = new ArrayList<>();

    EnvelopeCells(Bench bench) {
        this.bench = bench;
    }

    List<Cell> all() {
        headers();
        successes();
        keys();
        return cells;
    }

    private void cell(String name, Stage.Play play) {
        cells.add(Stage.cell(bench, name, play));
    }

    private void headers() {
        for (Op op : Op.values()) {
            cells.add(new Cell(op + " sends the headers that it should, and no others of note", () -> {
                try (Ledger ledger = new Ledger();
                        Partnero partnero = bench.client(ledger.baseUrl(), Pace.PATIENT)) {
                    op.prepare(ledger);
                    bench.run(Pace.PATIENT, () -> op.call(partnero)).succeeded();
                    ledger.requests().forEach(EnvelopeCells::checkHeaders);
                }
            }));
        }
        cells.add(new Cell("the application is named at the end of the User-Agent", () -> {
            try (Stage stage = new Stage(bench, Pace.PATIENT, builder -> builder.application("shop/1.4 (eu)"))) {
                stage.says(Answer.json(200, SALE));
                stage.partnero().transactions().find("k");
                assertThat(stage.sent().header("User-Agent")).matches(USER_AGENT + " shop/1\\.4 \\(eu\\)");
            }
        }));
        cell("a cookie is not sent back", stage -> {
            stage.says(Answer.json(200, SALE).with("Set-Cookie", "session=1; Path=/"));
            stage.partnero().transactions().find("k");
            stage.partnero().transactions().find("k");
            assertThat(stage.sentLast().header("Cookie")).isNull();
        });
    }

    private static void checkHeaders(Request request) {
        assertThat(values(request, "Authorization")).containsExactly("Bearer " + Canary.API_KEY);
        assertThat(values(request, "Accept")).containsExactly("application/json");
        assertThat(values(request, "User-Agent")).singleElement().asString().matches(USER_AGENT);
        assertThat(values(request, "Content-Type"))
                .isEqualTo(request.body().length == 0 ? List.of() : List.of("application/json"));
        assertThat(values(request, "Expect")).isEmpty();
        assertThat(values(request, "Upgrade")).isEmpty();
        assertThat(request.body().length == 0)
                .as("%s has no body", request)
                .isEqualTo(!request.method().equals("POST"));
    }

    private static List<String> values(Request request, String name) {
        return request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void successes() {
        for (int status : new int[] {200, 201, 202, 203}) {
            succeeds("HTTP " + status, Answer.json(status, SALE));
        }
        for (String status : List.of("1", "true", "\"1\"", "null", "2", "\"ok\"")) {
            succeeds("a status of " + status, Answer.json(200, "{\"status\":" + status + ",\"data\":{\"key\":\"k\"}}"));
        }
        succeeds("no status", Answer.json(200, "{\"data\":{\"key\":\"k\"}}"));
        succeeds("another media type", Answer.json(200, SALE).with("Content-Type", "text/html; charset=iso-8859-1"));
        succeeds("white space around it", Answer.json(200, "\r\n\t " + SALE + " \n\n"));
        succeeds("a byte order mark", Answer.json(200, "\uFEFF" + SALE));
        succeeds("gzip", gzip(SALE));
        cell("success may come in chunks", stage -> {
            stage.says((deed, exchange) -> exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
                    + SALE.substring(0, 5) + "\r\n" + Integer.toHexString(SALE.length() - 5) + "\r\n"
                    + SALE.substring(5) + "\r\n0\r\n\r\n"));
            assertThat(stage.partnero().transactions().find("k"))
                    .map(Transaction::key)
                    .contains("k");
        });
        cell("success may come without a length, up to the end of the connection", stage -> {
            stage.says((deed, exchange) -> {
                exchange.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + SALE);
                exchange.close();
            });
            assertThat(stage.partnero().transactions().find("k"))
                    .map(Transaction::key)
                    .contains("k");
        });
        for (Answer answer : List.of(
                Answer.json(200, "{\"status\":1}"),
                Answer.json(200, ""),
                Answer.json(202, "{}"),
                new Answer(204, Map.of(), new byte[0]))) {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            cell("a delete may succeed with HTTP " + answer.status() + " and \"" + body + "\"", stage -> {
                stage.says(answer);
                stage.run(() -> stage.partnero().transactions().deleteIfExists("k"))
                        .succeeded();
                assertThat(stage.sent()).hasToString("DELETE /v1/transactions/k");
            });
        }
    }

    private void succeeds(String name, Answer answer) {
        cell("success may come with " + name, stage -> {
            stage.says(answer);
            assertThat(stage.partnero().transactions().find("k"))
                    .map(Transaction::key)
                    .contains("k");
            assertThat(stage.partnero().transactions().create(Sales.sale("k")).isVerified())
                    .isFalse();
        });
    }

    private static Answer gzip(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Answer(
                200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), bytes.toByteArray());
    }

    private void keys() {
        cells.add(new Cell("the API key is asked for anew at every request", () -> {
            Queue<String> rotating = new ConcurrentLinkedQueue<>(List.of("one", "two"));
            try (Stage stage =
                    new Stage(bench, Pace.PATIENT, builder -> builder.apiKey(() -> ApiKey.of(rotating.remove())))) {
                stage.says(Answer.json(200, SALE));
                stage.partnero().transactions().find("k");
                stage.partnero().transactions().find("k");
                assertThat(stage.requests())
                        .extracting(request -> request.header("Authorization"))
                        .containsExactly("Bearer one", "Bearer two");
            }
        }));
        cells.add(new Cell("without an API key nothing is sent", () -> {
            try (Stage stage = new Stage(
                    bench,
                    Pace.PATIENT,
                    builder -> builder.apiKey(() -> {
                        throw new IllegalStateException("the vault says " + Canary.API_KEY);
                    }))) {
                PartneroException failed = stage.run(
                                () -> stage.partnero().transactions().create(Sales.sale("k")))
                        .failed(PartneroNotSentException.class, Outcome.NOT_APPLIED);
                assertThat(failed.status()).isNull();
                assertThat(stage.requests()).isEmpty();
            }
        }));
    }
}
