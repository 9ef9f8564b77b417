package com.partnero.testkit;

import com.google.gson.JsonObject;
import com.partnero.Operation;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations of the API document over HTTP. Thread-safe. */
final class Api {

    private static final int DEFAULT_LIMIT = 15;

    private final PartneroService service;
    private final String apiKey;
    private final String baseUrl;

    Api(PartneroService service, String apiKey, String baseUrl) {
        this.service = service;
        this.apiKey = apiKey;
        this.baseUrl = baseUrl;
    }

    /** The methods of an address, as an OPTIONS request asks for them; null if this is none, or nothing is there. */
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

    /** Carries the request out, whatever it asks for. */
    Response answer(Request request) {
        try {
            Response options = options(request);
            return options != null ? options : answer(request, route(request));
        } catch (Refusal refusal) {
            return refuse(refusal, request);
        }
    }

    /** Carries the request out. */
    Response answer(Request request, Route route) {
        try {
            authorize(request);
            return json(200, answerTo(request, route));
        } catch (Refusal refusal) {
            return refuse(refusal);
        }
    }

    static Response refuse(Refusal refusal) {
        return json(refusal.status(), AnswerJson.refusal(refusal));
    }

    /** The same for an address that the service has, which says what could be asked there. */
    static Response refuse(Refusal refusal, Request request) {
        String methods = refusal.status() == 405 ? Route.methods(request.path()) : null;
        return methods == null ? refuse(refusal) : refuse(refusal).with("Allow", methods);
    }

    static Response json(int status, JsonObject body) {
        return Response.json(status, body.toString());
    }

    private void authorize(Request request) {
        String header = request.header("Authorization");
        byte[] sent = String.valueOf(header).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(401, "Unauthenticated.", Map.of());
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
            case LIST -> list(new Query(request.query()));
            case DELETE -> delete(route.argument().isEmpty() ? RequestJson.key(body(request)) : route.argument());
            case BALANCE -> AnswerJson.balance(service.balanceRow(route.argument()));
            case CREDIT -> credit(route.argument(), body(request));
        };
    }

    private JsonObject probe() {
        JsonObject program = new JsonObject();
        program.addProperty("name", service.program().name());
        program.addProperty("currency", service.program().currency());
        JsonObject data = new JsonObject();
        data.add("program", program);
        return AnswerJson.data(data);
    }

    private JsonObject create(SaleRequest request) {
        List<TransactionRow> made = service.record(request);
        return request.batch()
                ? AnswerJson.batch(made)
                : AnswerJson.single(made.get(0), service.behaviour().newNames());
    }

    private JsonObject list(Query query) {
        int limit = query.number("limit", DEFAULT_LIMIT);
        TransactionPage page = service.list(query.text("key"), limit, query.number("page", 1));
        return AnswerJson.page(page, baseUrl + "/transactions");
    }

    private JsonObject delete(String key) {
        service.delete(key);
        return AnswerJson.done();
    }

    private JsonObject credit(String customer, JsonObject body) {
        RequestJson.credit(service, customer, body);
        return AnswerJson.done();
    }

    /** As Laravel does it: what is no JSON object, or is not said to be, is a request without fields. */
    private static JsonObject body(Request request) {
        String type = String.valueOf(request.header("Content-Type")).toLowerCase(Locale.ROOT);
        try {
            return type.contains("json") && request.body().length > 0 ? Json.object(request.body()) : new JsonObject();
        } catch (Refusal e) {
            return new JsonObject();
        }
    }
}
