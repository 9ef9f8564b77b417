package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroException;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;

/** Cases about everything around the data: request headers, the forms of a success, the API key. */
final class EnvelopeCases {

    private static final String SALE = "{\"data\":{\"key\":\"k\"},\"status\":1}";
    private static final String USER_AGENT = "partnero-java/\\S+ \\([a-z0-9.-]+; (java [0-9.]+|android)\\)";

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    EnvelopeCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        headers();
        successes();
        keys();
        return cases;
    }

    private void testCase(String name, ScriptedServer.Scenario scenario) {
        cases.add(ScriptedServer.testCase(fixture, name, scenario));
    }

    private void headers() {
        for (PortMethod method : PortMethod.values()) {
            cases.add(new Case(method + " sends the required headers and no unexpected ones", () -> {
                try (FaultyService service = new FaultyService();
                        Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
                    method.prepare(service);
                    fixture.run(TimeOuts.LONG, () -> method.call(partnero)).succeeded();
                    service.requests().forEach(EnvelopeCases::checkHeaders);
                }
            }));
        }
        cases.add(new Case("the application is named at the end of the User-Agent", () -> {
            try (ScriptedServer server =
                    new ScriptedServer(fixture, TimeOuts.LONG, builder -> builder.application("shop/1.4 (eu)"))) {
                server.answers(Response.json(200, SALE));
                server.partnero().transactions().find("k");
                assertThat(server.sent().header("User-Agent")).matches(USER_AGENT + " shop/1\\.4 \\(eu\\)");
            }
        }));
        testCase("a cookie is not sent back", server -> {
            server.answers(Response.json(200, SALE).with("Set-Cookie", "session=1; Path=/"));
            server.partnero().transactions().find("k");
            server.partnero().transactions().find("k");
            assertThat(server.sentLast().header("Cookie")).isNull();
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
            succeeds("HTTP " + status, Response.json(status, SALE));
        }
        for (String status : List.of("1", "true", "\"1\"", "null", "2", "\"ok\"")) {
            succeeds(
                    "a status of " + status,
                    Response.json(200, "{\"status\":" + status + ",\"data\":{\"key\":\"k\"}}"));
        }
        succeeds("no status", Response.json(200, "{\"data\":{\"key\":\"k\"}}"));
        succeeds("another media type", Response.json(200, SALE).with("Content-Type", "text/html; charset=iso-8859-1"));
        succeeds("white space around it", Response.json(200, "\r\n\t " + SALE + " \n\n"));
        succeeds("a byte order mark", Response.json(200, "\uFEFF" + SALE));
        succeeds("gzip", gzip(SALE));
        testCase("a success may be chunked", server -> {
            server.answers(
                    (pending, exchange) -> exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
                            + SALE.substring(0, 5) + "\r\n" + Integer.toHexString(SALE.length() - 5) + "\r\n"
                            + SALE.substring(5) + "\r\n0\r\n\r\n"));
            assertThat(server.partnero().transactions().find("k"))
                    .map(Transaction::key)
                    .contains("k");
        });
        testCase("a success without a length may end with the connection", server -> {
            server.answers((pending, exchange) -> {
                exchange.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + SALE);
                exchange.close();
            });
            assertThat(server.partnero().transactions().find("k"))
                    .map(Transaction::key)
                    .contains("k");
        });
        for (Response answer : List.of(
                Response.json(200, "{\"status\":1}"),
                Response.json(200, ""),
                Response.json(202, "{}"),
                new Response(204, Map.of(), new byte[0]))) {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            testCase("a delete may succeed with HTTP " + answer.status() + " and \"" + body + "\"", server -> {
                server.answers(answer);
                server.run(() -> server.partnero().transactions().deleteIfExists("k"))
                        .succeeded();
                assertThat(server.sent()).hasToString("DELETE /v1/transactions/k");
            });
        }
    }

    private void succeeds(String name, Response answer) {
        testCase("a success may have " + name, server -> {
            server.answers(answer);
            assertThat(server.partnero().transactions().find("k"))
                    .map(Transaction::key)
                    .contains("k");
            assertThat(server.partnero().transactions().create(Sales.sale("k")).isVerified())
                    .isFalse();
        });
    }

    private static Response gzip(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Response(
                200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), bytes.toByteArray());
    }

    private void keys() {
        cases.add(new Case("the API key supplier is called for every request", () -> {
            Queue<String> rotating = new ConcurrentLinkedQueue<>(List.of("one", "two"));
            try (ScriptedServer server = new ScriptedServer(
                    fixture, TimeOuts.LONG, builder -> builder.apiKey(() -> ApiKey.of(rotating.remove())))) {
                server.answers(Response.json(200, SALE));
                server.partnero().transactions().find("k");
                server.partnero().transactions().find("k");
                assertThat(server.requests())
                        .extracting(request -> request.header("Authorization"))
                        .containsExactly("Bearer one", "Bearer two");
            }
        }));
        cases.add(new Case("without an API key nothing is sent", () -> {
            try (ScriptedServer server = new ScriptedServer(
                    fixture,
                    TimeOuts.LONG,
                    builder -> builder.apiKey(() -> {
                        throw new IllegalStateException("the vault refused " + Canary.API_KEY);
                    }))) {
                PartneroException failed = server.run(
                                () -> server.partnero().transactions().create(Sales.sale("k")))
                        .failed(PartneroAuthenticationException.class, Outcome.NOT_APPLIED);
                assertThat(failed.status()).isNull();
                assertThat(server.requests()).isEmpty();
            }
        }));
    }
}
