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

    /** @throws Refusal with 404 or 405 */
    Route route(Request request) {
        return Route.of(request.method(), request.path(), service.behaviour().encodedSlash());
    }

    /** Carries the request out, whatever it asks for. */
    Response answer(Request request) {
        try {
            return answer(request, route(request));
        } catch (Refusal refusal) {
            return refuse(refusal);
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

    private static JsonObject body(Request request) {
        byte[] body = request.body();
        if (body.length == 0) {
            return new JsonObject();
        }
        String type = String.valueOf(request.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Refusal(415, "Send Content-Type: application/json with a body.", Map.of());
        }
        return Json.object(body);
    }
}
