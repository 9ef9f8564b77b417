package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The examples of the API document, and a JSON comparison that compares numbers digit by digit. */
final class Golden {

    private Golden() {}

    /** The example in the file of this name. */
    static String json(String name) {
        try (InputStream file = Golden.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no such example: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("unreadable example: " + name, e);
        }
    }

    /** An example as an answer. */
    static Response answer(String name) {
        return Response.json(200, json(name));
    }

    /** Fails unless the body is this JSON; the order of fields does not matter. */
    static void assertBody(Request request, String json) {
        assertThat(canonical(request.text())).as("body of %s", request).isEqualTo(canonical(json));
    }

    private static String canonical(String json) {
        return canonical(JsonParser.parseString(json));
    }

    private static String canonical(JsonElement element) {
        if (element.isJsonObject()) {
            StringJoiner fields = new StringJoiner(",\n", "{", "}");
            new TreeMap<>(element.getAsJsonObject().asMap())
                    .forEach((name, value) -> fields.add(name + ": " + canonical(value)));
            return fields.toString();
        }
        if (element.isJsonArray()) {
            StringJoiner elements = new StringJoiner(",\n", "[", "]");
            element.getAsJsonArray().forEach(value -> elements.add(canonical(value)));
            return elements.toString();
        }
        // A number keeps its digits as they stand: 100 is neither 100.0 nor 1E+2.
        return element.toString();
    }
}
