package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.partnero.Operation;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a test in any language can do with an emulator, under {@code /__partnero/}: reset and seed it, plan faults, turn
 * switches, read the received requests and the recorded sales. Documented in docs/testing.md. Thread-safe.
 */
final class ControlApi {

    static final String BASE = "/__partnero/";

    private static final String ADDRESSES = "GET state, requests, faults, switches, refused, clock and programs,"
            + " PUT state, PATCH switches, POST reset, customers, faults, clock and programs,"
            + " DELETE faults, requests and programs.";

    private final Programs programs;

    ControlApi(Programs programs) {
        this.programs = programs;
    }

    /**
     * @throws IllegalArgumentException if the request cannot be carried out; the message says why
     * @throws Refusal if it names a program that is not there
     */
    Response answer(Request request) {
        if (request.method().equals("OPTIONS")) {
            return new Response(204, Map.of("Allow", "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS"), new byte[0]);
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads
                && request.body().length > 0
                && !String.valueOf(request.header("Content-Type")).contains("json")) {
            return error(415, "Send Content-Type: application/json.");
        }
        String asked = (reads ? "GET" : request.method()) + " " + request.path().substring(BASE.length());
        Response response = switch (asked) {
            case "GET programs" -> json(programs());
            case "POST programs" -> done(() -> addProgram(body(request)));
            default -> answer(asked, programs.named(request), request);
        };
        return response.with("Cache-Control", "no-store");
    }

    private static Response answer(String asked, EmulatedProgram program, Request request) {
        PartneroService service = program.service();
        return switch (asked) {
            case "GET state" ->
                Response.json(200, service.exportState())
                        .with("Content-Disposition", "attachment; filename=\"partnero-emulator.json\"");
            case "PUT state" -> done(() -> service.importState(request.text()));
            case "POST reset" -> done(program::reset);
            case "POST customers" -> done(() -> addCustomer(service, body(request)));
            case "GET faults" -> json(StateJson.texts(program.faults().planned()));
            case "POST faults" -> done(() -> plan(program.faults(), body(request)));
            case "DELETE faults" -> done(program.faults()::clear);
            case "GET switches" -> json(StateJson.switches(service));
            case "PATCH switches" -> done(() -> turn(service.behaviour(), body(request)));
            case "GET requests" -> json(requests(program, new Query(request.query())));
            case "DELETE requests" -> done(program.log()::clear);
            case "GET refused" -> json(StateJson.texts(service.refused()));
            case "GET clock" -> json(clock(service));
            case "POST clock" -> {
                advance(service, body(request));
                yield json(clock(service));
            }
            case "DELETE programs" -> done(() -> remove(program));
            default -> error(404, "There is nothing here. " + ADDRESSES);
        };
    }

    private JsonArray programs() {
        JsonArray list = new JsonArray();
        for (EmulatedProgram program : programs.all()) {
            JsonObject json = new JsonObject();
            json.addProperty("api_key", program.apiKey());
            json.addProperty("transactions", program.service().rowCount());
            json.addProperty("requests", program.log().size());
            list.add(json);
        }
        return list;
    }

    private void addProgram(JsonObject body) {
        check(body, "api_key");
        programs.add(text(body, "api_key"), Programs.newService());
    }

    private static void remove(EmulatedProgram program) {
        try {
            program.close();
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static JsonObject clock(PartneroService service) {
        JsonObject json = new JsonObject();
        json.addProperty("now", service.clock().instant().toString());
        return json;
    }

    private static void advance(PartneroService service, JsonObject body) {
        check(body, "advance");
        String time = text(body, "advance");
        try {
            service.advance(Duration.parse(time));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("advance must be a duration such as PT1H30M or P30D: " + time, e);
        }
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

    private static JsonArray requests(EmulatedProgram program, Query query) {
        JsonArray list = new JsonArray();
        List<ReceivedRequest> requests = program.log().all(RequestFilter.of(query));
        int limit = query.number("limit", requests.size());
        requests.subList(Math.max(0, requests.size() - Math.max(0, limit)), requests.size())
                .forEach(each -> list.add(StateJson.whole(each, program.apiKey())));
        return list;
    }

    private static void plan(FaultPlan faults, JsonObject body) {
        check(
                body,
                "fault",
                "operation",
                "times",
                "standing",
                "status",
                "retry_after",
                "after_commit",
                "delay_ms",
                "body",
                "headers");
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
        boolean isOwn = body.has("body") || body.has("headers");
        if (isOwn && body.has("fault")) {
            throw new IllegalArgumentException("a body or headers need a status, not a fault");
        }
        Fault fault = body.has("fault")
                ? FaultKind.named(text(body, "fault"))
                : isOwn ? answer(body) : Fault.status(number(body, "status", 0));
        if (body.has("retry_after")) {
            fault = fault.retryAfter(number(body, "retry_after", 0));
        }
        if (body.has("delay_ms")) {
            fault = fault.late(Duration.ofMillis(number(body, "delay_ms", 0)));
        }
        return isTrue(body, "after_commit") ? fault.afterCommit() : fault;
    }

    /** An answer that something in front of the service could give, or the service itself in a way that nobody knows. */
    private static Fault answer(JsonObject body) {
        JsonElement content = body.get("body");
        String text = content == null || content.isJsonNull()
                ? ""
                : content.isJsonPrimitive() ? content.getAsString() : content.toString();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean isText = content == null || content.isJsonPrimitive();
        headers.put(
                "Content-Type",
                !isText
                        ? "application/json"
                        : text.startsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        if (body.get("headers") instanceof JsonObject own) {
            own.keySet().forEach(name -> headers.put(header(name), header(text(own, name))));
        }
        return Fault.answer(number(body, "status", 0), headers, text);
    }

    private static String header(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("headers must have names and values in one line of ASCII");
        }
        return text;
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

    /** @throws IllegalArgumentException if there is none; the message lists what there is */
    static Operation operation(String label) {
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
    private static void turn(Behaviour behaviour, JsonObject body) {
        Behaviour tried = new Behaviour();
        for (Map.Entry<String, JsonElement> each : body.entrySet()) {
            tried.set(each.getKey(), text(body, each.getKey()));
        }
        for (Map.Entry<String, JsonElement> each : body.entrySet()) {
            behaviour.set(each.getKey(), text(body, each.getKey()));
        }
    }

    private static void addCustomer(PartneroService service, JsonObject body) {
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
