package com.partnero.testkit.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces people's data by stand-ins, the same one for the same value wherever it occurs, so that a record still fits
 * together. What a field of a given name holds is hidden, and hidden everywhere else, too: in messages, in addresses.
 */
final class Mask {

    /** What tells who somebody is. */
    static final Set<String> DEFAULT_FIELDS = Set.of("email", "name", "surname", "date_of_birth");

    private static final int SHORTEST = 3;

    private final Set<String> fields;
    private final Map<String, String> standIns = new LinkedHashMap<>();

    private Mask(Set<String> fields) {
        this.fields = fields;
    }

    /** All exchanges without what the fields hold. */
    static List<RecordedExchange> apply(Set<String> fields, List<RecordedExchange> exchanges) {
        Mask mask = new Mask(new TreeSet<>(fields));
        for (RecordedExchange exchange : exchanges) {
            mask.learn(exchange.body());
            mask.learn(exchange.answer());
        }
        return exchanges.stream().map(mask::hide).toList();
    }

    private void learn(String text) {
        try {
            learn(JsonParser.parseString(text), "");
        } catch (JsonParseException e) {
            // Not kept at all: see hide.
        }
    }

    private void learn(JsonElement element, String name) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().asMap().forEach((field, value) -> learn(value, field));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(value -> learn(value, name));
        } else if (element.isJsonPrimitive() && fields.contains(name)) {
            String value = element.getAsString();
            if (!value.isEmpty()) {
                standIns.computeIfAbsent(value, v -> standIn(name));
            }
        }
    }

    private String standIn(String field) {
        String text = field + "-" + (standIns.size() + 1);
        return field.equals("email") ? text + "@example.invalid" : text;
    }

    private RecordedExchange hide(RecordedExchange exchange) {
        return new RecordedExchange(
                exchange.method(),
                hideInTarget(exchange.target()),
                hideInBody(exchange.body()),
                exchange.status(),
                hideInBody(exchange.answer()));
    }

    private String hideInTarget(String target) {
        String hidden = target;
        for (Map.Entry<String, String> entry : standIns.entrySet()) {
            if (entry.getKey().length() >= SHORTEST) {
                hidden = hidden.replace(encode(entry.getKey()), encode(entry.getValue()))
                        .replace(entry.getKey(), encode(entry.getValue()));
            }
        }
        return hidden;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String hideInBody(String body) {
        if (body.isEmpty()) {
            return body;
        }
        try {
            return hide(JsonParser.parseString(body)).toString();
        } catch (JsonParseException e) {
            return "(" + body.length() + " characters that are no JSON)";
        }
    }

    private JsonElement hide(JsonElement element) {
        if (element.isJsonObject()) {
            JsonObject copy = new JsonObject();
            element.getAsJsonObject().asMap().forEach((name, value) -> copy.add(name, hide(value)));
            return copy;
        }
        if (element.isJsonArray()) {
            JsonArray copy = new JsonArray();
            element.getAsJsonArray().forEach(value -> copy.add(hide(value)));
            return copy;
        }
        boolean text = element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
        return text ? new JsonPrimitive(hideInText(element.getAsString())) : element;
    }

    private String hideInText(String text) {
        String whole = standIns.get(text);
        if (whole != null) {
            return whole;
        }
        String hidden = text;
        for (Map.Entry<String, String> entry : standIns.entrySet()) {
            if (entry.getKey().length() >= SHORTEST) {
                hidden = hidden.replace(entry.getKey(), entry.getValue());
            }
        }
        return hidden;
    }
}
