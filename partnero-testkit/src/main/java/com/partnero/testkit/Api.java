package com.partnero.testkit;

import com.google.gson.JsonObject;
import com.partnero.Operation;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of the API document over HTTP. Thread-safe. */
final class Api {

    private static final int DEFAULT_LIMIT = 15;

    private final PartneroService service;
    private final String apiKey;
    private final Function<Request, String> baseUrl;

    /**
     * Makes the API of one program.
     *
     * @param baseUrl the beginning of a page's links, by the request
     */
    Api(PartneroService service, String apiKey, Function<Request, String> baseUrl) {
        this.service = service;
        this.apiKey = apiKey;
        this.baseUrl = baseUrl;
    }

    /** The answer to an OPTIONS request: the methods of the address; null for other requests and unknown addresses. */
    static @Nullable Response options(Request request) {
        String methods = request.method().equals("OPTIONS") ? Route.methods(request.path()) : null;
        return methods == null
                ? null
                : Response.of(200, "text/html; charset=UTF-8", "").with("Allow", methods);
    }

    /** @throws Refusal with 404 or 405 */
    Route route(Request request) {
        return Route.of(request.method(), request.path(), service.behaviour().encodedSlash());
    }

    /** Carries out any request. */
    Response answer(Request request) {
        try {
            Response options = options(request);
            return options != null ? options : answer(request, route(request), refusal -> {});
        } catch (Refusal refusal) {
            return refuse(refusal, request);
        }
    }

    /**
     * Carries the request out.
     *
     * @param refused called for a refusal
     */
    Response answer(Request request, Route route, Consumer<Refusal> refused) {
        try {
            authorize(request);
            return json(200, answerTo(request, route));
        } catch (Refusal refusal) {
            refused.accept(refusal);
            return refuse(refusal);
        }
    }

    static Response refuse(Refusal refusal) {
        return json(refusal.status(), AnswerJson.refusal(refusal));
    }

    /** The answer for a refused request, with the allowed methods if the address exists. */
    static Response refuse(Refusal refusal, Request request) {
        String methods = refusal.status() == 405 ? Route.methods(request.path()) : null;
        return methods == null ? refuse(refusal) : refuse(refusal).with("Allow", methods);
    }

    static Response json(int status, JsonObject body) {
        return Response.json(status, body.toString());
    }

    private void authorize(Request request) {
        if (!apiKey.equals(Programs.apiKey(request))) {
            throw Refusal.unauthenticated();
        }
    }

    private JsonObject answerTo(Request request, Route route) {
        Operation operation = route.operation();
        if (operation == null) {
            return probe();
        }
        return switch (operation) {
            case CREATE, CREATE_IF_ABSENT, CREATE_ALL -> create(RequestJson.sales(body(request)));
            case FIND ->
                AnswerJson.single(
                        service.fetch(route.argument()), service.behaviour().newNames());
            case LIST -> list(parameters(request), baseUrl.apply(request));
            case DELETE -> delete(route.argument().isEmpty() ? keyOf(request) : route.argument());
            case BALANCE -> AnswerJson.balance(service.balanceRow(route.argument()));
            case CREDIT -> credit(route.argument(), body(request));
        };
    }

    private JsonObject probe() {
        JsonObject program = new JsonObject();
        program.addProperty("pub_id", publicId());
        program.addProperty("name", service.program().name());
        program.addProperty("currency", service.program().currency());
        JsonObject data = new JsonObject();
        data.add("program", program);
        return AnswerJson.data(data);
    }

    /** The same for the same program. It does not reveal the key. */
    private String publicId() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
            return "prog_" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject create(SaleRequest request) {
        List<TransactionRow> made = service.record(request);
        return request.batch()
                ? AnswerJson.batch(made)
                : AnswerJson.single(made.get(0), service.behaviour().newNames());
    }

    /** A body of JSON counts before the query, as with the real service's framework: the vendor's PHP client sends one. */
    private static Query parameters(Request request) {
        return new Query(request.query()).overriddenBy(body(request));
    }

    private JsonObject list(Query query, String baseUrl) {
        int limit = query.number("limit", DEFAULT_LIMIT);
        // Not in the API document; the vendor's n8n node sends it.
        boolean oldestFirst = "asc".equals(query.text("sort"));
        TransactionPage page = service.list(query.text("key"), limit, query.number("page", 1), oldestFirst);
        return AnswerJson.page(page, baseUrl + "/transactions");
    }

    private static String keyOf(Request request) {
        String key = new Query(request.query()).text("key");
        return key == null || body(request).has("key") ? RequestJson.key(body(request)) : key;
    }

    private JsonObject delete(String key) {
        service.delete(key);
        return AnswerJson.done();
    }

    private JsonObject credit(String customer, JsonObject body) {
        RequestJson.credit(service, customer, body);
        return AnswerJson.done();
    }

    /** Behaves like Laravel: a body that is not a JSON object, or not declared as JSON, is a request without fields. */
    private static JsonObject body(Request request) {
        String type = String.valueOf(request.header("Content-Type")).toLowerCase(Locale.ROOT);
        try {
            return type.contains("json") && request.body().length > 0 ? Json.object(request.body()) : new JsonObject();
        } catch (Refusal e) {
            return new JsonObject();
        }
    }
}
