package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON trees strictly and keeps numbers as written. */
final class Json {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {}

    /** The object in a body, which must be one JSON document (RFC 8259) in UTF-8. */
    static JsonObject object(byte[] body) {
        JsonElement element = parse(body);
        if (!element.isJsonObject()) {
            throw new Refusal(400, "The request body must be a JSON object.", Map.of());
        }
        return element.getAsJsonObject();
    }

    private static JsonElement parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("something follows");
            }
            return element;
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "The request body is not UTF-8.", Map.of());
        } catch (JsonParseException | IOException e) {
            throw new Refusal(400, "The request body is not valid JSON.", Map.of());
        }
    }

    static JsonElement text(@Nullable String value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    static JsonElement number(@Nullable BigDecimal value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        return new JsonPrimitive(value.scale() < 0 ? value.setScale(0) : value);
    }

    static JsonElement number(@Nullable Integer value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    static JsonElement moment(@Nullable Instant value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(MOMENT.format(value));
    }

    /** Writes a map as PHP does: an empty one is an array. */
    static JsonElement map(Map<String, @Nullable String> values) {
        if (values.isEmpty()) {
            return new JsonArray();
        }
        JsonObject object = new JsonObject();
        values.forEach((name, value) -> object.add(name, text(value)));
        return object;
    }
}
