package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cases about malformed HTTP. Libraries differ in what they accept; in any case the call ends in time, sends its
 * request once, and accepts nothing forged.
 */
final class HeadCases {

    private static final TimeOuts TIME_OUTS = TimeOuts.ofMillis(500, 500, 2_000);
    private static final String SALE = "{\"data\":{\"key\":\"k\"},\"status\":1}";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String LENGTH = "Content-Length: " + SALE.length() + "\r\n";

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    HeadCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        answers().forEach((name, action) -> {
            cases.add(new Case("an answer with " + name + " ends a fetch in time", () -> fetch(action)));
            cases.add(new Case("an answer with " + name + " does not cause a second credit", () -> credit(action)));
        });
        cases.add(new Case("bytes after an answer do not answer another request", this::forged));
        return cases;
    }

    private static FaultAction raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return (pending, exchange) -> {
            exchange.write(bytes);
            exchange.hold();
        };
    }

    private static Map<String, FaultAction> answers() {
        Map<String, FaultAction> answers = new LinkedHashMap<>();
        answers.put(
                "a hundred thousand headers",
                raw(OK + "X-Flood: zzzzzzzz\r\n".repeat(100_000) + LENGTH + "\r\n" + SALE));
        answers.put(
                "a header of ten megabytes",
                raw(OK + "X-Flood: " + "z".repeat(10 << 20) + "\r\n" + LENGTH + "\r\n" + SALE));
        answers.put("endless headers", (pending, exchange) -> {
            exchange.write(OK);
            for (int i = 0; i < 2_000_000; i++) {
                exchange.write("X-Flood-" + i + ": zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\r\n");
            }
        });
        answers.put("endless informational answers", (pending, exchange) -> {
            for (int i = 0; i < 200_000; i++) {
                exchange.write("HTTP/1.1 100 Continue\r\n\r\n");
            }
        });
        answers.put(
                "early hints before it",
                raw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + LENGTH + "\r\n" + SALE));
        answers.put(
                "a protocol switch",
                raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"));
        answers.put("no HTTP at all", raw("SSH-2.0-OpenSSH_9.6\r\n"));
        answers.put("another version of HTTP", raw("HTTP/9.9 200 OK\r\n" + LENGTH + "\r\n" + SALE));
        answers.put("no status", raw("HTTP/1.1 \r\n" + LENGTH + "\r\n" + SALE));
        answers.put("a status of a thousand", raw("HTTP/1.1 1000 What\r\n" + LENGTH + "\r\n" + SALE));
        answers.put("a status that is not a number", raw("HTTP/1.1 fine OK\r\n" + LENGTH + "\r\n" + SALE));
        answers.put("a negative length", raw(OK + "Content-Length: -1\r\n\r\n" + SALE));
        answers.put("a length that is not a number", raw(OK + "Content-Length: many\r\n\r\n" + SALE));
        answers.put("a length that overflows", raw(OK + "Content-Length: 99999999999999999999\r\n\r\n" + SALE));
        answers.put("a length of eight exabytes", raw(OK + "Content-Length: 9223372036854775807\r\n\r\n" + SALE));
        answers.put("two lengths", raw(OK + LENGTH + "Content-Length: 2\r\n\r\n" + SALE));
        answers.put("a length that is too short", raw(OK + "Content-Length: 10\r\n\r\n" + SALE));
        answers.put("a length that is too long", raw(OK + "Content-Length: 500\r\n\r\n" + SALE));
        answers.put(
                "chunks and a length",
                raw(OK + LENGTH + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(SALE.length()) + "\r\n"
                        + SALE + "\r\n0\r\n\r\n"));
        answers.put("a chunk size that is not a number", raw(OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + SALE));
        answers.put(
                "a chunk size of sixteen exabytes",
                raw(OK + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n" + SALE));
        answers.put("a negative chunk size", raw(OK + "Transfer-Encoding: chunked\r\n\r\n-5\r\n" + SALE));
        answers.put("an endless chunk size", raw(OK + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(10 << 20)));
        answers.put("endless trailers", (pending, exchange) -> {
            exchange.write(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n");
            for (int i = 0; i < 500_000; i++) {
                exchange.write("X-Flood: zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\r\n");
            }
        });
        answers.put("malformed headers", raw(OK + "no colon\r\n: no name\r\nna me: x\r\n" + LENGTH + "\r\n" + SALE));
        answers.put("zero bytes in a header", raw(OK + "X-Zero: a\u0000b\r\n" + LENGTH + "\r\n" + SALE));
        answers.put(
                "a head that drips",
                (pending, exchange) -> exchange.drip(
                        (OK + "X-Slow: " + "z".repeat(2_000)).getBytes(StandardCharsets.US_ASCII),
                        1,
                        Duration.ofMillis(25)));
        answers.put("a body that drips", (pending, exchange) -> {
            exchange.write(OK + "Content-Length: 5000\r\n\r\n");
            exchange.drip(" ".repeat(5_000).getBytes(StandardCharsets.US_ASCII), 1, Duration.ofMillis(25));
        });
        return answers;
    }

    private void fetch(FaultAction action) throws Exception {
        try (ScriptedServer server = new ScriptedServer(fixture, TIME_OUTS, builder -> {})) {
            server.answers(action);
            EndedCall result = server.run(() -> server.partnero().transactions().find("k"));
            if (result.thrown() == null) {
                assertThat((Optional<?>) result.succeeded())
                        .as("a lenient library may find this answer, but no other")
                        .map(found -> ((Transaction) found).key())
                        .contains("k");
            } else {
                assertThat(result.failed().outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        }
    }

    private void credit(FaultAction action) throws Exception {
        try (ScriptedServer server = new ScriptedServer(fixture, TIME_OUTS, builder -> {})) {
            server.answers(action);
            EndedCall result = server.run(() -> {
                server.partnero().balances().credit("c", Amount.of("1", "USD"));
                return true;
            });
            assertThat(server.requests()).hasSize(1);
            if (result.thrown() != null) {
                PartneroException failed = result.failed();
                assertThat(failed.outcome()).as("outcome of %s", failed).isEqualTo(Outcome.UNKNOWN);
            }
        }
    }

    /** Bytes after the end of an answer do not answer the next request on the connection. */
    private void forged() throws Exception {
        try (ScriptedServer server = new ScriptedServer(fixture, TIME_OUTS, builder -> {})) {
            String forged = SALE.replace("\"k\"", "\"f\"");
            FaultAction split =
                    (pending, exchange) -> exchange.write(OK + LENGTH + "\r\n" + SALE + OK + LENGTH + "\r\n" + forged);
            server.answers(split, FaultAction.answer(Response.json(200, SALE)));
            server.run(() -> server.partnero().transactions().find("k"));

            EndedCall result = server.run(() -> server.partnero().transactions().find("k"));

            if (result.thrown() == null) {
                assertThat((Optional<?>) result.succeeded())
                        .map(found -> ((Transaction) found).key())
                        .contains("k");
            }
        }
    }
}
