package com.partnero.testkit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Duration;
import java.time.Instant;

/** The state of a service as a JSON document, to keep and to share. */
final class StateFile {

    private static final String FORMAT = "partnero-emulator-state";
    private static final int VERSION = 1;

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .registerTypeAdapter(Instant.class, (JsonSerializer<Instant>)
                    (value, type, context) -> new JsonPrimitive(value.toString()))
            .registerTypeAdapter(Instant.class, (JsonDeserializer<Instant>)
                    (json, type, context) -> Instant.parse(json.getAsString()))
            .registerTypeAdapter(Duration.class, (JsonSerializer<Duration>)
                    (value, type, context) -> new JsonPrimitive(value.toString()))
            .registerTypeAdapter(Duration.class, (JsonDeserializer<Duration>)
                    (json, type, context) -> Duration.parse(json.getAsString()))
            .create();

    private StateFile() {}

    static String write(Snapshot snapshot) {
        JsonObject file = new JsonObject();
        file.addProperty("format", FORMAT);
        file.addProperty("version", VERSION);
        file.add("state", GSON.toJsonTree(snapshot));
        return GSON.toJson(file);
    }

    /** @throws IllegalArgumentException if it is none, or does not fit together; the message says why */
    static Snapshot read(String text) {
        try {
            JsonObject file = JsonParser.parseString(text).getAsJsonObject();
            if (!file.has("format") || !FORMAT.equals(file.get("format").getAsString())) {
                throw new IllegalArgumentException("this is no exported state of a Partnero emulator");
            }
            if (file.get("version").getAsInt() != VERSION) {
                throw new IllegalArgumentException("this state is of another version: " + file.get("version"));
            }
            return GSON.fromJson(file.get("state"), Snapshot.class);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new IllegalArgumentException("this state cannot be read", e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws.
            Throwable cause = e.getCause();
            throw new IllegalArgumentException(
                    cause instanceof IllegalArgumentException ? cause.getMessage() : "this state cannot be read", e);
        }
    }
}
