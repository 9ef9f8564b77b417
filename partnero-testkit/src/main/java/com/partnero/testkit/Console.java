package com.partnero.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's web console: one page and its data. Its buttons use the {@link ControlApi}. Anyone who can call the
 * emulator can use it; the emulator rejects requests from other web sites. Thread-safe.
 */
final class Console implements Handler {

    private final Programs programs;
    private final ControlApi control;
    private final String scheme;
    private final String instance = UUID.randomUUID().toString();

    /** @param scheme of the emulator's own address, for instance {@code http://} */
    Console(Programs programs, String scheme) {
        this.programs = programs;
        this.scheme = scheme;
        control = new ControlApi(programs);
    }

    /** Adds the security headers for browsers. */
    @Override
    public void handle(Request request, Exchange exchange) throws IOException {
        exchange.respond(answer(request)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    }

    private Response answer(Request request) {
        try {
            if (request.path().startsWith(ControlApi.BASE)) {
                return control.answer(request);
            }
            Response page = List.of("GET", "HEAD", "OPTIONS").contains(request.method()) ? page(request) : null;
            if (page == null) {
                return nothingHere();
            }
            return request.method().equals("OPTIONS")
                    ? new Response(204, Map.of("Allow", "GET,HEAD,OPTIONS"), new byte[0])
                    : page;
        } catch (IllegalArgumentException e) {
            return ControlApi.error(400, String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            return ControlApi.error(e.status(), e.message());
        }
    }

    /** In the service's own words, so that a client with a wrong base URL does not take it for a missing sale. */
    private static Response nothingHere() {
        JsonObject json = AnswerJson.refusal(Refusal.noRoute());
        json.addProperty("hint", "The API is at /v1, the console at /, the control interface at /__partnero/.");
        return Response.json(404, json.toString());
    }

    private @Nullable Response page(Request request) {
        String path = request.path();
        if (path.equals("/console/state")) {
            return state(request);
        }
        if (path.matches("/console/requests/\\d{1,15}(/body|/answer)?")) {
            String[] parts = path.split("/");
            EmulatedProgram program = programs.named(request);
            ReceivedRequest found = program.log().find(Long.parseLong(parts[3]));
            if (found == null) {
                return null;
            }
            return parts.length == 4
                    ? json(StateJson.detail(found, origin(request), program.apiKey()))
                    : Response.of(
                            200, "text/plain; charset=utf-8", parts[4].equals("body") ? found.body() : found.answer());
        }
        StaticFile file = StaticFile.at(path);
        return file == null ? null : Response.of(200, file.type(), file.text());
    }

    private static Response json(JsonElement json) {
        return Response.json(200, json.toString());
    }

    /** 204 if nothing has changed since the page's last request for the same data. */
    private Response state(Request request) {
        EmulatedProgram program = programs.named(request);
        Query query = new Query(request.query());
        StateJson state = new StateJson(program);
        List<String> keys = programs.all().stream().map(EmulatedProgram::apiKey).toList();
        String version = instance + state.version() + "." + keys.hashCode();
        if (version.equals(query.text("version"))) {
            return new Response(204, Map.of(), new byte[0]);
        }
        JsonObject json = state.window(query);
        json.addProperty("base_url", origin(request) + Route.BASE);
        json.addProperty("api_key", program.apiKey());
        json.add("programs", StateJson.texts(keys));
        json.addProperty("epoch", instance + program.log().cleared());
        json.addProperty("version", version);
        return json(json);
    }

    private String origin(Request request) {
        return scheme + request.header("Host");
    }
}
