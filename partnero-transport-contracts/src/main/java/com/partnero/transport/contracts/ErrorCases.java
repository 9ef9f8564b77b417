package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases about refusals: the service's own are reported with its words; others prove nothing. */
final class ErrorCases {

    private static final int NOT_FOUND = 404;

    private final Fixture fixture;
    private final PortMethod method;
    private final List<Case> cases = new ArrayList<>();

    ErrorCases(Fixture fixture, PortMethod method) {
        this.fixture = fixture;
        this.method = method;
    }

    List<Case> all() {
        Map<Integer, Class<? extends PartneroException>> kinds = Map.of(
                400, PartneroValidationException.class,
                401, PartneroAuthenticationException.class,
                403, PartneroAuthenticationException.class,
                404, PartneroNotFoundException.class,
                405, PartneroValidationException.class,
                409, PartneroConflictException.class,
                422, PartneroValidationException.class);
        kinds.forEach(this::refusal);
        for (int status : new int[] {400, 401, 403, 405, 406, 409, 410, 413, 415, 422, 451}) {
            foreign(status);
        }
        bodies();
        requestIds();
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, method + ": " + name, scenario));
    }

    private PartneroException failure(ScriptedServer server, Response answer, Class<? extends PartneroException> kind)
            throws Exception {
        server.answers(answer);
        return server.run(() -> method.call(server.partnero())).failed(kind, Outcome.NOT_APPLIED);
    }

    private void refusal(int status, Class<? extends PartneroException> kind) {
        // Here the list answers 404 too.
        boolean asksTheList =
                status == NOT_FOUND && (method == PortMethod.FIND || method.kind() == PortMethod.Kind.DELETE);
        testCase("HTTP " + status + " of the service is " + kind.getSimpleName(), server -> {
            for (String body : List.of(
                    "{\"message\":\"No.\",\"errors\":{\"key\":[\"taken\"]}}",
                    "{\"message\":\"\"}",
                    "{\"error\":\"No.\"}")) {
                PartneroException failed = failure(
                        server, Response.json(status, body), asksTheList ? PartneroProtocolException.class : kind);
                checkMessage(failed, status);
            }
        });
    }

    /** Nothing proves that the service wrote it. */
    private void foreign(int status) {
        Outcome outcome = method.kind() == PortMethod.Kind.READ ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
        List<Response> answers = List.of(
                Response.json(status, ""),
                Response.json(status, "{\"message\":{},\"errors\":0,\"error\":[]}"),
                Responses.html(status),
                Response.json(status, "{\"message\":"),
                Response.json(status, "null"),
                Response.json(status, "[]"),
                new Response(status, Map.of("Content-Type", "application/json"), new byte[] {(byte) 0xFF, (byte) 0xFE}),
                Response.json(status, "{\"message\":\"not gzip\"}").with("Content-Encoding", "gzip"),
                Response.json(status, "{\"a\":".repeat(5000) + "1" + "}".repeat(5000)));
        testCase("HTTP " + status + " of something else proves nothing", server -> {
            for (Response answer : answers) {
                server.answers(answer);
                PartneroException failed = server.run(() -> method.call(server.partnero()))
                        .failed(PartneroProtocolException.class, outcome);
                assertThat(failed).hasMessageContaining("that is not the service's: ");
                checkMessage(failed, status);
            }
        });
    }

    private void checkMessage(PartneroException failed, int status) {
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.operation()).isEqualTo(method.operation());
        assertThat(failed.getMessage())
                .contains(String.valueOf(status))
                .contains(method.operation().label());
    }

    private void bodies() {
        reports(
                "{\"message\":\"No.\",\"errors\":{\"key\":[\"a\",\"b\"],\"amount\":[\"c\"]}}",
                "No.",
                Map.of("key", List.of("a", "b"), "amount", List.of("c")));
        reports("{\"message\":\"No.\",\"errors\":[]}", "No.", Map.of());
        reports("{\"message\":\"No.\",\"errors\":{}}", "No.", Map.of());
        reports("{\"message\":\"No.\",\"errors\":null}", "No.", Map.of());
        reports("{\"message\":\"No.\",\"errors\":\"Never.\"}", "No.", Map.of());
        reports("{\"errors\":\"Never.\"}", "Never.", Map.of());
        reports("{\"message\":\"No.\",\"errors\":{\"key\":\"a\"}}", "No.", Map.of("key", List.of("a")));
        reports("{\"error\":\"No.\"}", "No.", Map.of());
        reports("{\"error\":{\"message\":\"No.\",\"code\":7}}", "No.", Map.of());
        reports("{\"status\":0,\"message\":\"No.\",\"data\":{\"x\":[1]}}", "No.", Map.of());
        reports(
                "{\"message\":\"\\u00dc\\\"\\n日本\",\"errors\":{\"customer.id\":[\"é\"]}}",
                // A line break would forge a line in a log.
                "Ü\" 日本",
                Map.of("customer.id", List.of("é")));
    }

    private void reports(String body, String message, Map<String, List<String>> fields) {
        testCase("the message in " + body + " is reported", server -> {
            PartneroException failed = failure(server, Response.json(422, body), PartneroValidationException.class);
            assertThat(failed.serviceMessage()).isEqualTo(message);
            assertThat(failed.fieldErrors()).isEqualTo(fields);
        });
    }

    private void requestIds() {
        testCase("the request id is reported", server -> {
            PartneroException failed = failure(
                    server,
                    Response.json(422, "{\"message\":\"No.\"}").with("x-request-id", "req-77"),
                    PartneroValidationException.class);
            assertThat(failed.requestId()).isEqualTo("req-77");
            assertThat(failed).hasMessageEndingWith(" Request id: req-77.");
        });
        testCase("personal data in a refusal stays out of the exception's message", server -> {
            String body = "{\"message\":\"" + Canary.EMAIL + "\",\"errors\":{\"" + Canary.EMAIL + "\":[\""
                    + Canary.EMAIL + "\"]}}";
            PartneroException failed = failure(
                    server,
                    Response.json(422, body).with("X-Request-Id", "no id: \u00e9"),
                    PartneroValidationException.class);
            assertThat(failed.serviceMessage()).isEqualTo(Canary.EMAIL);
            assertThat(failed.requestId()).as("an id that is not visible ASCII").isNull();
        });
        testCase("a secret that a refusal repeats stays out of the exception's message", server -> {
            String body = "{\"message\":\"No.\",\"errors\":{\"" + Canary.API_KEY + "\":[\"a\"],\"" + Canary.CUSTOMER
                    + "\":[\"b\"]}}";
            failure(
                    server,
                    Response.json(422, body).with("X-Request-Id", Canary.API_KEY),
                    PartneroValidationException.class);
        });
        testCase("an unknown status is a failure", server -> {
            for (int status : new int[] {499, 501, 505, 599}) {
                server.answers(new Response(status, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)));
                PartneroException failed =
                        server.run(() -> method.call(server.partnero())).failed();
                assertThat(failed).isInstanceOfAny(PartneroServerException.class, PartneroProtocolException.class);
                assertThat(failed.status()).isEqualTo(status);
            }
        });
    }
}
