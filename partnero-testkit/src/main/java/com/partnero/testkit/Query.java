package com.partnero.testkit;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query parameters of an address; a blank one counts as absent. */
final class Query {

    private final Map<String, String> values = new LinkedHashMap<>();

    Query(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int sign = pair.indexOf('=');
            String value = sign < 0 ? "" : Route.decode(pair.substring(sign + 1), true);
            if (!Texts.trim(value).isEmpty()) {
                values.put(Route.decode(pair.substring(0, sign), true), value);
            }
        }
    }

    /** The same, with the plain fields of a JSON object in place of those of their names. */
    Query overriddenBy(JsonObject body) {
        Query both = new Query(null);
        both.values.putAll(values);
        body.asMap().forEach((name, value) -> {
            if (value.isJsonPrimitive()) {
                both.values.put(name, value.getAsString());
            }
        });
        return both;
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    int number(String name, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            Refusal.Collector problems = new Refusal.Collector();
            problems.add(name, "The " + name + " must be an integer.");
            problems.refuseIfAny();
            return otherwise;
        }
    }
}
