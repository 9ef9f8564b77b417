package com.partnero.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.partnero.Operation;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The web console of an emulator: one page, and the few addresses behind its buttons. Whoever may call the emulator may use
 * it; other web sites may not, which the emulator sees to.
 *
 * <p>Thread-safe.
 */
final class Console implements Handler {

    private static final String JSON = "application/json";

    private final PartneroService service;
    private final FaultPlan faults;
    private final String apiKey;
    private final Supplier<List<ReceivedRequest>> requests;
    private final Runnable reset;

    /**
     * Makes a console.
     *
     * @param service what it shows
     * @param faults where its buttons plan what is to go wrong
     * @param apiKey the emulator's key, shown to whoever looks
     * @param requests what has come to the API
     * @param reset makes everything as it was at the start
     */
    Console(
            PartneroService service,
            FaultPlan faults,
            String apiKey,
            Supplier<List<ReceivedRequest>> requests,
            Runnable reset) {
        this.service = service;
        this.faults = faults;
        this.apiKey = apiKey;
        this.requests = requests;
        this.reset = reset;
    }

    /** An answer, with the headers that keep a browser on the safe side. */
    private record Page(
            int status, String type, byte[] body, @Nullable String download) {

        static Page json(JsonElement json) {
            return new Page(200, JSON, json.toString().getBytes(StandardCharsets.UTF_8), null);
        }

        static Page error(int status, String message) {
            JsonObject json = new JsonObject();
            json.addProperty("message", message);
            return new Page(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8), null);
        }

        void send(Exchange exchange) throws IOException {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", type);
            headers.put("Cache-Control", "no-store");
            headers.put("X-Content-Type-Options", "nosniff");
            headers.put("Referrer-Policy", "no-referrer");
            headers.put(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            if (download != null) {
                headers.put("Content-Disposition", "attachment; filename=\"" + download + "\"");
            }
            exchange.respond(status, headers, body);
        }
    }

    @Override
    public void handle(Request request, Exchange exchange) throws IOException {
        answer(request).send(exchange);
    }

    private Page answer(Request request) {
        try {
            Page page = request.method().equals("GET") ? get(request) : change(request);
            return page == null ? Page.error(404, "There is nothing here. The console is at /, the API at /v1.") : page;
        } catch (IllegalArgumentException e) {
            return Page.error(400, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Page get(Request request) {
        String path = request.path();
        if (path.equals("/console/state")) {
            return state(request);
        }
        if (path.equals("/console/export")) {
            byte[] file = StateFile.write(service.snapshot()).getBytes(StandardCharsets.UTF_8);
            return new Page(200, JSON, file, "partnero-emulator.json");
        }
        if (path.startsWith("/console/requests/")) {
            return requests.get().stream()
                    .filter(candidate -> path.endsWith("/" + candidate.number()))
                    .findFirst()
                    .map(found -> Page.json(StateJson.detail(found, origin(request), apiKey)))
                    .orElse(null);
        }
        StaticFile file = StaticFile.at(path);
        return file == null ? null : new Page(200, file.type(), file.bytes(), null);
    }

    /** 204 if nothing has changed since the page asked last. */
    private Page state(Request request) {
        JsonObject state = StateJson.state(service, faults, requests.get());
        state.addProperty("base_url", origin(request) + "/v1");
        state.addProperty("api_key", apiKey);
        String version = Integer.toHexString(state.toString().hashCode());
        if (("version=" + version).equals(request.query())) {
            return new Page(204, JSON, new byte[0], null);
        }
        state.addProperty("version", version);
        return Page.json(state);
    }

    private static String origin(Request request) {
        return "http://" + request.header("Host");
    }

    /** Changes come as JSON only: a form of another web site cannot send that. */
    private @Nullable Page change(Request request) {
        String type = String.valueOf(request.header("Content-Type"));
        if (!type.startsWith(JSON)) {
            return Page.error(415, "Send Content-Type: application/json.");
        }
        JsonObject body = body(request);
        switch (request.method() + " " + request.path()) {
            case "POST /console/faults" -> plan(body);
            case "DELETE /console/faults" -> faults.clear();
            case "POST /console/switches" -> service.behaviour().set(text(body, "name"), text(body, "value"));
            case "POST /console/customers" -> addCustomer(body);
            case "POST /console/reset" -> reset.run();
            case "POST /console/import" -> service.restore(StateFile.read(request.text()));
            default -> {
                return null;
            }
        }
        return Page.json(new JsonObject());
    }

    private static JsonObject body(Request request) {
        try {
            return request.text().isEmpty()
                    ? new JsonObject()
                    : JsonParser.parseString(request.text()).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException("this is no JSON object", e);
        }
    }

    private static String text(JsonObject body, String name) {
        JsonElement value = body.get(name);
        return value == null || !value.isJsonPrimitive()
                ? ""
                : value.getAsString().trim();
    }

    private void plan(JsonObject body) {
        FaultKind kind = FaultKind.named(text(body, "fault"));
        String label = text(body, "operation");
        Operation[] operations = Operation.requests().toArray(Operation[]::new);
        if (!label.isEmpty()) {
            operations = new Operation[] {operation(label)};
        }
        FaultPlan.Scope scope = faults.on(operations);
        if (text(body, "standing").equals("true")) {
            scope.always(kind.fault());
        } else {
            scope.next(kind.fault());
        }
    }

    private static Operation operation(String label) {
        for (Operation operation : Operation.requests()) {
            if (operation.label().equals(label)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("there is no operation " + label);
    }

    private void addCustomer(JsonObject body) {
        String id = text(body, "id");
        String referrer = text(body, "referrer");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A customer needs an id.");
        }
        if (!referrer.isEmpty()) {
            service.customer(referrer);
        }
        CustomerSeed customer = service.addCustomer(id);
        if (!text(body, "name").isEmpty()) {
            customer.name(text(body, "name"));
        }
        if (!referrer.isEmpty()) {
            customer.referredBy(referrer);
        }
    }
}
