package com.partnero.fakes;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.partnero.testkit.ReceivedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI description, and what it says of a request and its answer. Others have written the validator. */
final class ApiDescription {

    private static final String ADDRESS = "https://partnero.test/openapi";
    private static final String BASE = "/v1";

    private final YAMLMapper mapper = new YAMLMapper();
    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final Set<String> used = new TreeSet<>();

    ApiDescription(String yaml) {
        document = mapper.readTree(yaml);
        schemas = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, document.toString())));
    }

    /** One line for everything in which the exchange differs from the description; it must be of an operation that it has. */
    List<String> problems(ReceivedRequest exchange) {
        String path = URI.create(exchange.target()).getRawPath().substring(BASE.length());
        String method = exchange.method().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
            if (path.matches(each.getKey().replaceAll("\\{[^}]+}", "[^/]+"))
                    && each.getValue().has(method)) {
                return problems(exchange, "/paths/" + escape(each.getKey()) + "/" + method);
            }
        }
        return List.of("no operation for " + exchange);
    }

    private List<String> problems(ReceivedRequest exchange, String pointer) {
        JsonNode operation = document.at(pointer);
        used.add(operation.get("operationId").asString());
        List<String> problems = new ArrayList<>();
        checkQuery(exchange, operation, pointer, problems);
        String body = exchange.body();
        if (operation.has("requestBody")) {
            check(pointer + "/requestBody/content/application~1json/schema", body, exchange + " sends", problems);
        } else if (!body.isEmpty()) {
            problems.add(exchange + " sends a body");
        }
        if (exchange.status() == null) {
            return problems;
        }
        String status = String.valueOf(exchange.status());
        String answer = pointer + "/responses/" + (operation.get("responses").has(status) ? status : "default");
        JsonNode reference = document.at(answer).get("$ref");
        String resolved = reference == null ? answer : reference.asString().substring(1);
        check(resolved + "/content/application~1json/schema", exchange.answer(), exchange + " is answered", problems);
        return problems;
    }

    private void checkQuery(ReceivedRequest exchange, JsonNode operation, String pointer, List<String> problems) {
        String query = URI.create(exchange.target()).getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            int index = 0;
            boolean known = false;
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.get("name").asString().equals(parts[0])) {
                    known = true;
                    boolean text = parameter.at("/schema/type").asString().equals("string");
                    check(
                            pointer + "/parameters/" + index + "/schema",
                            text ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : value,
                            exchange + " has the parameter " + parts[0],
                            problems);
                }
                index++;
            }
            if (!known) {
                problems.add(exchange + " has an unknown parameter " + parts[0]);
            }
        }
    }

    private void check(String pointer, String json, String where, List<String> problems) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        schema.validate(json.isEmpty() ? "null" : json, InputFormat.JSON)
                .forEach(error -> problems.add(where + ": " + error));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The operations of which exchanges were checked. */
    Set<String> used() {
        return used;
    }

    /** All operations. */
    Set<String> operations() {
        Set<String> ids = new TreeSet<>();
        document.findValues("operationId").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    /** The names of all fields that the schemas of requests have. */
    Set<String> requestFields() {
        Set<String> names = new TreeSet<>();
        document.findValues("requestBody").forEach(body -> collect(body, names, new TreeSet<>()));
        return names;
    }

    private void collect(JsonNode node, Set<String> names, Set<String> seen) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getKey().equals("$ref") && seen.add(each.getValue().asString())) {
                collect(document.at(each.getValue().asString().substring(1)), names, seen);
            }
            if (each.getKey().equals("properties")) {
                names.addAll(each.getValue().propertyNames());
            }
            collect(each.getValue(), names, seen);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, names, seen));
        }
    }

    /** The names of all fields of a document. */
    Set<String> fields(String json) {
        Set<String> names = new TreeSet<>();
        if (!json.isEmpty()) {
            addFields(mapper.readTree(json), names);
        }
        return names;
    }

    private static void addFields(JsonNode node, Set<String> names) {
        names.addAll(node.propertyNames());
        node.forEach(child -> addFields(child, names));
    }
}
