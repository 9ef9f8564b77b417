package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.TransactionQuery;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Cases about bodies that no transport may accept: the call fails with one kind of exception, little is read, and
 * nothing is paid twice.
 */
final class UnusableAnswerCases {

    private static final int MEGABYTE = 1 << 20;

    /** Answers that are sufficient for a delete or a credit. */
    private static final Set<String> ENOUGH_WITHOUT_DATA = Set.of("that is empty", "of nothing, with 204");

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    UnusableAnswerCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        Map<String, Response> answers = UnusableAnswers.all();
        answers.forEach(this::read);
        answers.forEach(this::paid);
        pages();
        endless();
        for (int status : new int[] {300, 304, 305, 399}) {
            redirect(status);
        }
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, name, scenario));
    }

    private void read(String name, Response answer) {
        testCase("an answer " + name + " is not accepted as a transaction", server -> {
            server.answers(answer);
            PartneroException failed = server.run(
                            () -> server.partnero().transactions().find("k"))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            assertThat(failed.status()).isEqualTo(answer.status());
            assertThat(failed.attempts()).isEqualTo(3);
            assertThat(server.requests()).hasSize(3);
        });
    }

    /** The sale may have been recorded, so it is looked up; as the same answer comes again, the outcome is unknown. */
    private void paid(String name, Response answer) {
        testCase("an answer " + name + " leaves a sale unknown", server -> {
            server.answers(answer);
            PartneroException failed = server.run(
                            () -> server.partnero().transactions().create(Sales.sale("k")))
                    .failed(PartneroProtocolException.class, Outcome.UNKNOWN);
            assertThat(failed.status()).isEqualTo(answer.status());
            assertThat(server.requests())
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
        if (readable
                || ENOUGH_WITHOUT_DATA.contains(name)
                || name.startsWith("of null")
                || name.startsWith("of a list")) {
            return; // A credit has no data to be wrong.
        }
        testCase("an answer " + name + " leaves a credit unknown", server -> {
            server.answers(answer);
            server.run(() -> {
                        server.partnero().balances().credit("c", Amount.of("1", "USD"));
                        return true;
                    })
                    .failed(PartneroProtocolException.class, Outcome.UNKNOWN);
            assertThat(server.requests()).hasSize(1);
        });
    }

    private void pages() {
        testCase("a page of five megabytes is read, because pages may be larger", server -> {
            server.answers(Response.json(
                    200,
                    "{\"data\":[{\"key\":\"k\"}],\"links\":{\"next\":null},\"new\":\"" + "x".repeat(5 * MEGABYTE)
                            + "\"}"));
            assertThat(server.run(() -> server.partnero().transactions().list(TransactionQuery.all()))
                            .succeeded())
                    .isNotNull();
        });
        testCase("a page of many more rows than were asked for is not kept", server -> {
            server.answers(Response.json(200, "{\"data\":[{}" + ",{\"a\":1}".repeat(900_000) + "]}"));
            server.run(() -> server.partnero().transactions().list(TransactionQuery.all()))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
        testCase("a page by key is not larger than another answer", server -> {
            server.answers(
                    Response.json(200, "{\"data\":[{\"key\":\"k\"}],\"new\":\"" + "x".repeat(2 * MEGABYTE) + "\"}"));
            server.run(() -> server.partnero().transactions().list(TransactionQuery.byKey("k")))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
        testCase("a page of one row with a million rewards is not kept", server -> {
            server.answers(
                    Response.json(200, "{\"data\":[{\"key\":\"k\",\"rewards\":[{}" + ",{}".repeat(1_000_000) + "]}]}"));
            server.run(() -> server.partnero().transactions().list(TransactionQuery.all()))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
        testCase("words of the service can be logged", server -> {
            server.answers(Response.json(422, "{\"message\":\"no\\u001b[31m\\r\\nHTTP 200 \\u202Eok\"}"));
            PartneroException failed = server.run(
                            () -> server.partnero().transactions().create(Sales.sale("k")))
                    .failed();
            assertThat(failed.serviceMessage()).isEqualTo("no [31m  HTTP 200  ok");
        });
        testCase("a page of ten megabytes is not read", server -> {
            server.answers(
                    Response.json(200, "{\"data\":[{\"key\":\"k\"}],\"new\":\"" + "x".repeat(10 * MEGABYTE) + "\"}"));
            server.run(() -> server.partnero().transactions().list(TransactionQuery.all()))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
        });
        testCase("an error of ten megabytes is not read, and proves nothing", server -> {
            server.answers(Response.json(422, "{\"message\":\"" + "x".repeat(10 * MEGABYTE) + "\"}"));
            PartneroException failed = server.run(
                            () -> server.partnero().transactions().create(Sales.sale("k")))
                    .failed();
            assertThat(failed.status()).isEqualTo(422);
            assertThat(failed.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failed.serviceMessage()).isNull();
        });
    }

    /** A body without an end is abandoned soon, long before the deadline. */
    private void endless() {
        testCase("an endless chunked body is cut off", server -> endless(server, 1 << 16));
        testCase("an endless body of small chunks is cut off", server -> endless(server, 100));
    }

    private static void endless(ScriptedServer server, int size) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        byte[] chunk =
                (Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        server.answers(
                (pending, exchange) -> {
                    long sent = 0;
                    try {
                        exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        while (sent < 256L * MEGABYTE) {
                            exchange.write(chunk);
                            sent += chunk.length;
                        }
                    } catch (IOException e) {
                        // The client has closed the connection.
                    }
                    written.complete(sent);
                },
                FaultAction.answer(Response.json(200, "{\"data\":{\"key\":\"k\"}}")));

        server.run(() -> server.partnero().transactions().find("k")).succeeded();

        assertThat(written.get(20, TimeUnit.SECONDS))
                .as("bytes that the client read")
                .isLessThan(128L * MEGABYTE);
    }

    private void redirect(int status) {
        testCase("HTTP " + status + " is rejected and not followed", server -> {
            server.answers(new Response(status, Map.of("Location", server.baseUrl() + "/elsewhere"), new byte[0]));
            PartneroException failed = server.run(
                            () -> server.partnero().balances().get("c"))
                    .failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(server.requests())
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo("/v1/customers/c/balance"));
        });
    }
}
