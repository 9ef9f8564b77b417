package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.transactions.TransactionQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Bodies that attack: they end in one kind of exception, read no further than they must, and make nothing be paid twice. */
final class BombCells {

    private static final int MEGABYTE = 1 << 20;

    /** Answers that say as much as a delete or a credit has to. */
    private static final Set<String> FINE_FOR_DONE = Set.of("that is empty", "of nothing, with 204");

    private final Bench bench;
    private final List<Cell> cells = new ArrayList<>();

    BombCells(Bench bench) {
        this.bench = bench;
    }

    List<Cell> all() {
        Map<String, Answer> bombs = Bombs.all();
        bombs.forEach(this::read);
        bombs.forEach(this::paid);
        pages();
        endless();
        for (int status : new int[] {300, 304, 305, 399}) {
            redirect(status);
        }
        return cells;
    }

    private void cell(String name, Stage.Play play) {
        cells.add(Stage.cell(bench, name, play));
    }

    private void read(String name, Answer bomb) {
        cell("an answer " + name + " is no transaction", stage -> {
            stage.says(bomb);
            PartneroException failed = stage.run(
                            () -> stage.partnero().transactions().find("k"))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            assertThat(failed.status()).isEqualTo(bomb.status());
            assertThat(failed.attempts()).isEqualTo(3);
            assertThat(stage.requests()).hasSize(3);
        });
    }

    /** The sale may have been recorded: it is looked up, and as the same answer comes again, nobody knows. */
    private void paid(String name, Answer bomb) {
        cell("an answer " + name + " leaves a sale unknown", stage -> {
            stage.says(bomb);
            PartneroException failed = stage.run(
                            () -> stage.partnero().transactions().create(Sales.sale("k")))
                    .failed(PartneroProtocolException.class, Outcome.UNKNOWN);
            assertThat(failed.status()).isEqualTo(bomb.status());
            assertThat(stage.requests())
                    .filteredOn(request -> request.method().equals("POST"))
                    .hasSize(1);
        });
        boolean readable = name.contains("data")
                || name.contains("key")
                || name.contains("amount")
                || name.contains("number")
                || name.contains("rewards")
                || name.contains("exponent")
                || name.contains("digits");
        if (readable || FINE_FOR_DONE.contains(name) || name.startsWith("of null") || name.startsWith("of a list")) {
            return; // A credit has no data to be wrong.
        }
        cell("an answer " + name + " leaves a credit unknown", stage -> {
            stage.says(bomb);
            stage.run(() -> {
                        stage.partnero().balances().credit("c", Amount.of("1", "USD"));
                        return true;
                    })
                    .failed(PartneroProtocolException.class, Outcome.UNKNOWN);
            assertThat(stage.requests()).hasSize(1);
        });
    }

    private void pages() {
        cell("a page of five megabytes is read, for pages are larger", stage -> {
            stage.says(Answer.json(
                    200,
                    "{\"data\":[{\"key\":\"k\"}],\"links\":{\"next\":null},\"new\":\"" + "x".repeat(5 * MEGABYTE)
                            + "\"}"));
            assertThat(stage.run(() -> stage.partnero().transactions().list(TransactionQuery.all()))
                            .succeeded())
                    .isNotNull();
        });
        cell("a page of a million rows is read in time", stage -> {
            stage.says(Answer.json(200, "{\"data\":[{}" + ",{\"a\":1}".repeat(900_000) + "]}"));
            stage.run(() -> stage.partnero().transactions().list(TransactionQuery.all()))
                    .succeeded();
        });
        cell("a page of ten megabytes is not read", stage -> {
            stage.says(Answer.json(200, "{\"data\":[{\"key\":\"k\"}],\"new\":\"" + "x".repeat(10 * MEGABYTE) + "\"}"));
            stage.run(() -> stage.partnero().transactions().list(TransactionQuery.all()))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
        cell("an error of ten megabytes is an error", stage -> {
            stage.says(Answer.json(422, "{\"message\":\"" + "x".repeat(10 * MEGABYTE) + "\"}"));
            PartneroException failed = stage.run(
                            () -> stage.partnero().transactions().create(Sales.sale("k")))
                    .failed();
            assertThat(failed.status()).isEqualTo(422);
            assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(failed.serviceMessage()).isNull();
        });
    }

    /** What comes without end is given up soon, and not at the deadline. */
    private void endless() {
        cell("a body in chunks without end is cut off", stage -> endless(stage, 1 << 16));
        cell("a body of small chunks without end is cut off", stage -> endless(stage, 100));
    }

    private static void endless(Stage stage, int size) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        byte[] chunk =
                (Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        stage.says(
                (deed, exchange) -> {
                    long sent = 0;
                    try {
                        exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        while (sent < 256L * MEGABYTE) {
                            exchange.write(chunk);
                            sent += chunk.length;
                        }
                    } catch (IOException e) {
                        // The client has had enough.
                    }
                    written.complete(sent);
                },
                Strike.answer(Answer.json(200, "{\"data\":{\"key\":\"k\"}}")));

        stage.run(() -> stage.partnero().transactions().find("k")).succeeded();

        assertThat(written.get(20, TimeUnit.SECONDS))
                .as("bytes that were taken")
                .isLessThan(128L * MEGABYTE);
    }

    private void redirect(int status) {
        cell("HTTP " + status + " is no answer, and leads nowhere", stage -> {
            stage.says(new Answer(status, Map.of("Location", stage.baseUrl() + "/elsewhere"), new byte[0]));
            PartneroException failed = stage.run(
                            () -> stage.partnero().balances().get("c"))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(stage.requests())
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo("/v1/customers/c/balance"));
        });
    }
}
