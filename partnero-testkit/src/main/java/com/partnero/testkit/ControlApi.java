package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.partnero.Operation;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a test in any language can do with an emulator, under {@code /__partnero/}: reset and seed it, plan faults, turn
 * switches, read what has come and what was recorded. Documented in docs/testing.md. Thread-safe.
 */
final class ControlApi {

    static final String BASE = "/__partnero/";

    private final PartneroService service;
    private final FaultPlan faults;
    private final String apiKey;
    private final RequestLog log;
    private final Runnable reset;

    ControlApi(PartneroService service, FaultPlan faults, String apiKey, RequestLog log, Runnable reset) {
        this.service = service;
        this.faults = faults;
        this.apiKey = apiKey;
        this.log = log;
        this.reset = reset;
    }

    /** @throws IllegalArgumentException if the request cannot be carried out; the message says why */
    Response answer(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads
                && request.body().length > 0
                && !String.valueOf(request.header("Content-Type")).contains("json")) {
            return error(415, "Send Content-Type: application/json.");
        }
        Response response = switch ((reads ? "GET" : request.method()) + " "
                + request.path().substring(BASE.length())) {
            case "GET state" ->
                Response.json(200, service.exportState())
                        .with("Content-Disposition", "attachment; filename=\"partnero-emulator.json\"");
            case "PUT state" -> done(() -> service.importState(request.text()));
            case "POST reset" -> done(reset);
            case "POST customers" -> done(() -> addCustomer(body(request)));
            case "GET faults" -> json(texts(faults.planned()));
            case "POST faults" -> done(() -> plan(body(request)));
            case "DELETE faults" -> done(faults::clear);
            case "GET switches" -> json(StateJson.switches(service));
            case "PATCH switches" -> done(() -> turn(body(request)));
            case "GET requests" -> json(requests(request));
            case "DELETE requests" -> done(log::clear);
            case "GET refused" -> json(texts(service.refused()));
            default ->
                error(
                        404,
                        "There is nothing here. GET state, requests, faults, switches and refused,"
                                + " PUT state, PATCH switches, POST reset, customers and faults, DELETE faults and requests.");
        };
        return response.with("Cache-Control", "no-store");
    }

    private static Response json(JsonElement json) {
        return Response.json(200, json.toString());
    }

    static Response error(int status, String message) {
        JsonObject json = new JsonObject();
        json.addProperty("message", message);
        return Response.json(status, json.toString());
    }

    private static Response done(Runnable change) {
        change.run();
        return json(new JsonObject());
    }

    private static JsonObject body(Request request) {
        try {
            return request.body().length == 0 ? new JsonObject() : Json.object(request.body());
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.message(), e);
        }
    }

    private static JsonArray texts(List<String> lines) {
        JsonArray list = new JsonArray();
        lines.forEach(list::add);
        return list;
    }

    private static String text(JsonObject body, String name) {
        JsonElement value = body.get(name);
        if (value == null || value.isJsonNull()) {
            return "";
        }
        if (!value.isJsonPrimitive()) {
            throw new IllegalArgumentException(name + " must be a text, a number, true or false");
        }
        return Texts.trim(value.getAsString());
    }

    private JsonArray requests(Request request) {
        Query query = new Query(request.query());
        JsonArray list = new JsonArray();
        List<ReceivedRequest> requests = log.all();
        int limit = query.number("limit", requests.size());
        requests.subList(Math.max(0, requests.size() - Math.max(0, limit)), requests.size())
                .forEach(each -> list.add(StateJson.whole(each, apiKey)));
        return list;
    }

    private void plan(JsonObject body) {
        check(body, "fault", "operation", "times", "standing", "status", "retry_after", "after_commit", "delay_ms");
        Fault fault = fault(body);
        String label = text(body, "operation");
        Operation[] operations =
                label.isEmpty() ? Operation.requests().toArray(Operation[]::new) : new Operation[] {operation(label)};
        FaultPlan.Scope scope = faults.on(operations);
        if (isTrue(body, "standing")) {
            scope.always(fault);
            return;
        }
        int times = number(body, "times", 1);
        if (times == 0) {
            throw new IllegalArgumentException("times must be at least 1");
        }
        for (int i = 0; i < times; i++) {
            scope.next(fault);
        }
    }

    private static Fault fault(JsonObject body) {
        if (body.has("status") == body.has("fault")) {
            throw new IllegalArgumentException("a fault or a status is needed, and not both");
        }
        Fault fault =
                body.has("status") ? Fault.status(number(body, "status", 0)) : FaultKind.named(text(body, "fault"));
        if (body.has("retry_after")) {
            fault = fault.retryAfter(number(body, "retry_after", 0));
        }
        if (body.has("delay_ms")) {
            fault = fault.late(Duration.ofMillis(number(body, "delay_ms", 0)));
        }
        return isTrue(body, "after_commit") ? fault.afterCommit() : fault;
    }

    private static boolean isTrue(JsonObject body, String name) {
        return switch (text(body, name)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false: " + text(body, name));
        };
    }

    private static int number(JsonObject body, String name, int otherwise) {
        String text = text(body, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(name + " must be a whole number from 0 to 999999: " + text);
        }
        return Integer.parseInt(text);
    }

    private static void check(JsonObject body, String... names) {
        for (String name : body.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new IllegalArgumentException(
                        "there is no field " + name + "; there are " + String.join(", ", names));
            }
        }
    }

    private static Operation operation(String label) {
        for (Operation operation : Operation.requests()) {
            if (operation.label().equals(label)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("there is no operation " + label + "; there are "
                + String.join(
                        ", ",
                        Operation.requests().stream().map(Operation::label).toList()));
    }

    /** All of them or none. */
    private void turn(JsonObject body) {
        Behaviour tried = new Behaviour();
        for (Map.Entry<String, JsonElement> each : body.entrySet()) {
            tried.set(each.getKey(), text(body, each.getKey()));
        }
        for (Map.Entry<String, JsonElement> each : body.entrySet()) {
            service.behaviour().set(each.getKey(), text(body, each.getKey()));
        }
    }

    private void addCustomer(JsonObject body) {
        check(body, "id", "key", "email", "name", "surname", "status", "referrer");
        String id = text(body, "id");
        String referrer = text(body, "referrer");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A customer needs an id.");
        }
        if (!referrer.isEmpty()) {
            service.customer(referrer);
        }
        CustomerSeed customer = service.addCustomer(id);
        set(text(body, "key"), customer::key);
        set(text(body, "email"), customer::email);
        set(text(body, "name"), customer::name);
        set(text(body, "surname"), customer::surname);
        set(text(body, "status"), customer::status);
        set(referrer, customer::referredBy);
    }

    private static void set(@Nullable String value, Consumer<String> setter) {
        if (value != null && !value.isEmpty()) {
            setter.accept(value);
        }
    }
}
