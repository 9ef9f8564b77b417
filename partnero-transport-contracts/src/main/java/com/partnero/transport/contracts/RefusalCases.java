package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.Retry;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers of the service, and of firewalls and gateways in front of it, to every kind of operation. Foreign answers come before
 * and after the service has carried the request out.
 */
final class RefusalCases {

    private static final Map<String, PortMethod> METHODS = Map.of(
            "create", PortMethod.CREATE,
            "createKeyless", PortMethod.CREATE_WITHOUT_KEY,
            "batch", PortMethod.CREATE_ALL,
            "delete", PortMethod.DELETE,
            "credit", PortMethod.CREDIT,
            "find", PortMethod.FIND);

    private final Fixture fixture;

    RefusalCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(RefusalCases.class.getResourceAsStream("refusals.json"))) {
            for (JsonElement element : JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .getAsJsonArray()) {
                cases.add(testCase(element.getAsJsonObject()));
            }
        }
        for (PortMethod method : List.of(PortMethod.CREATE, PortMethod.DELETE, PortMethod.CREDIT)) {
            cases.add(new Case(method + ": HTTP 403 with two types is not the service's", () -> twoTypes(method)));
        }
        return cases;
    }

    /** The refusal of the service below the header of a page that something in between has put before it. */
    private void twoTypes(PortMethod method) throws Exception {
        String body = "{\"message\":\"Forbidden.\"}";
        for (String types : List.of(
                "Content-Type: application/json\r\nContent-Type: text/html\r\n",
                "Content-Type: text/html\r\nContent-Type: application/json\r\n")) {
            FaultAction answer = (pending, exchange) -> exchange.write(
                    "HTTP/1.1 403 Forbidden\r\n" + types + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            play(method, answer, false, true, TimeOuts.SHORT_WAIT, (service, ended) -> {
                assertThat(ended.failed().outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(service.count(method.httpMethod())).isEqualTo(1);
            });
        }
    }

    private Case testCase(JsonObject vector) {
        Response answer = answer(vector);
        String name = vector.get("id").getAsInt() + ", HTTP " + answer.status() + " of "
                + vector.get("name").getAsString();
        return new Case(name, () -> {
            for (var expected : vector.getAsJsonObject("expected").entrySet()) {
                check(
                        Objects.requireNonNull(METHODS.get(expected.getKey())),
                        expected.getValue().getAsString(),
                        answer);
            }
        });
    }

    private static Response answer(JsonObject vector) {
        Map<String, String> headers = new HashMap<>();
        vector.getAsJsonObject("headers")
                .entrySet()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().getAsString()));
        return new Response(
                vector.get("status").getAsInt(),
                headers,
                vector.get("body").getAsString().getBytes(StandardCharsets.UTF_8));
    }

    private void check(PortMethod method, String expected, Response answer) throws Exception {
        switch (expected) {
            case "refused" -> refused(method, answer);
            case "throttled" -> throttled(method, answer);
            case "unknown" -> {
                unknown(method, answer, false, Retry.NEVER);
                unknown(method, answer, true, Retry.NEVER);
            }
            case "looked up" -> {
                unknown(method, answer, false, Retry.LOOK_FIRST);
                found(method, answer);
            }
            case "looked up, then again" -> {
                sentAgain(method, answer);
                found(method, answer);
            }
            case "absent if the list agrees" -> absent(method, answer);
            case "exception" -> blocked(method, answer);
            case "repeated" -> sentAgain(method, answer);
            default -> throw new AssertionError("nothing is known of \"" + expected + "\"");
        }
    }

    /** What has happened after one call. */
    private interface Check {
        void of(FaultyService service, EndedCall ended) throws Exception;
    }

    private void play(
            PortMethod method, Response answer, boolean committed, boolean prepared, TimeOuts timeOuts, Check check)
            throws Exception {
        play(method, FaultAction.answer(answer), committed, prepared, timeOuts, check);
    }

    private void play(
            PortMethod method, FaultAction action, boolean committed, boolean prepared, TimeOuts timeOuts, Check check)
            throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), timeOuts)) {
            if (prepared) {
                method.prepare(service);
            }
            service.onNext(method.httpMethod(), committed ? action.afterCommit() : action);

            EndedCall ended = fixture.run(timeOuts, () -> call(method, partnero));

            FailureCases.checkCarriedOut(method, service, ended);
            check.of(service, ended);
        } catch (AssertionError e) {
            String world = committed ? " after the commit" : "";
            if (e instanceof UnsafeCallError) {
                throw e;
            }
            throw new AssertionError(method + world + ": " + e.getMessage(), e);
        }
    }

    private static Object call(PortMethod method, Partnero partnero) {
        return method == PortMethod.FIND ? partnero.transactions().find(Canary.KEY) : method.call(partnero);
    }

    private void refused(PortMethod method, Response answer) throws Exception {
        play(method, answer, false, true, TimeOuts.LONG, (service, ended) -> {
            assertThat(ended.failed().outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(ended.failed().retry()).isNotEqualTo(Retry.LOOK_FIRST);
            assertThat(service.count(method.httpMethod())).isEqualTo(1);
        });
    }

    private void throttled(PortMethod method, Response answer) throws Exception {
        play(method, answer, false, true, TimeOuts.LONG, (service, ended) -> {
            ended.succeeded();
            assertThat(service.count(method.httpMethod())).isEqualTo(2);
        });
    }

    private void unknown(PortMethod method, Response answer, boolean committed, Retry retry) throws Exception {
        play(method, answer, committed, true, TimeOuts.SHORT_WAIT, (service, ended) -> {
            assertThat(ended.failed().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(ended.failed().retry()).isEqualTo(retry);
            assertThat(service.count(method.httpMethod())).isEqualTo(1);
        });
    }

    private void found(PortMethod method, Response answer) throws Exception {
        play(method, answer, true, true, TimeOuts.LONG, (service, ended) -> {
            Object result = ended.succeeded();
            if (result instanceof Transaction made) {
                assertThat(made.isVerified()).isTrue();
            }
            assertThat(service.count(method.httpMethod())).isEqualTo(1);
        });
    }

    private void sentAgain(PortMethod method, Response answer) throws Exception {
        play(method, answer, false, true, TimeOuts.SHORT_WAIT, (service, ended) -> {
            ended.succeeded();
            assertThat(service.count(method.httpMethod())).isEqualTo(2);
        });
    }

    private void blocked(PortMethod method, Response answer) throws Exception {
        play(method, answer, false, true, TimeOuts.LONG, (service, ended) -> {
            ended.failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            assertThat(service.count(method.httpMethod())).isEqualTo(1);
        });
    }

    private void absent(PortMethod method, Response answer) throws Exception {
        play(method, answer, false, false, TimeOuts.LONG, (service, ended) -> {
            if (method == PortMethod.FIND) {
                assertThat(ended.succeeded()).isEqualTo(Optional.empty());
            } else {
                ended.failed(PartneroNotFoundException.class, Outcome.NOT_APPLIED);
            }
        });
        play(method, answer, false, true, TimeOuts.LONG, (service, ended) -> {
            if (method == PortMethod.FIND) {
                assertThat((Optional<?>) ended.succeeded())
                        .as("what the list shows")
                        .isPresent();
            } else {
                ended.failed(PartneroProtocolException.class, Outcome.NOT_APPLIED);
            }
        });
    }
}
