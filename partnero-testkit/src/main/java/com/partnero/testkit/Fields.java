package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a request. What has the wrong type is noted and counts as absent. */
final class Fields {

    private static final int MAX_NUMBER = 60;

    private final JsonObject object;
    private final String path;
    private final Refusal.Collector problems;

    Fields(JsonObject object, String path, Refusal.Collector problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    private @Nullable JsonElement get(String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? null : element;
    }

    private @Nullable JsonPrimitive plain(String name, String kind) {
        JsonElement element = get(name);
        if (element == null) {
            return null;
        }
        if (!element.isJsonPrimitive()) {
            return wrong(name, kind);
        }
        return element.getAsJsonPrimitive();
    }

    private <T> @Nullable T wrong(String name, String kind) {
        problems.add(path + name, "The " + path + name + " must be " + kind + ".");
        return null;
    }

    /** A text, or a number as it stands; an empty one counts as absent. */
    @Nullable
    String text(String name) {
        JsonPrimitive value = plain(name, "a string");
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return wrong(name, "a string");
        }
        return value.getAsString().isEmpty() ? null : value.getAsString();
    }

    /** A number, also as a text. */
    @Nullable
    BigDecimal number(String name) {
        JsonPrimitive value = plain(name, "a number");
        if (value == null) {
            return null;
        }
        String text = value.getAsString();
        try {
            BigDecimal number = text.length() > MAX_NUMBER ? null : new BigDecimal(text);
            return number == null || Math.abs((long) number.scale()) > MAX_NUMBER ? wrong(name, "a number") : number;
        } catch (NumberFormatException e) {
            return wrong(name, "a number");
        }
    }

    /** A truth value, also as 0 or 1 and as a text. */
    @Nullable
    Boolean bool(String name) {
        JsonPrimitive value = plain(name, "true or false");
        if (value == null) {
            return null;
        }
        return switch (value.getAsString()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> wrong(name, "true or false");
        };
    }

    /** A moment: Unix seconds, or a date with time and offset. */
    @Nullable
    Instant moment(String name) {
        JsonPrimitive value = plain(name, "a valid date");
        if (value == null) {
            return null;
        }
        String text = value.getAsString();
        try {
            return text.matches("-?\\d{1,12}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return wrong(name, "a valid date");
        }
    }

    /** The fields of an object within this one; of an empty one if it is absent. */
    Fields object(String name) {
        JsonElement element = get(name);
        if (element != null && element.isJsonObject()) {
            return new Fields(element.getAsJsonObject(), path + name + ".", problems);
        }
        boolean emptyMapOfPhp = element instanceof JsonArray array && array.isEmpty();
        if (element != null && !emptyMapOfPhp) {
            wrong(name, "an object");
        }
        return new Fields(new JsonObject(), path + name + ".", problems);
    }

    boolean has(String name) {
        return get(name) != null;
    }

    /** The objects of a list; null if it is absent. */
    @Nullable
    JsonArray list(String name) {
        JsonElement element = get(name);
        if (element == null) {
            return null;
        }
        return element.isJsonArray() ? element.getAsJsonArray() : wrong(name, "an array");
    }

    Fields element(String name, int index, JsonElement element) {
        if (element.isJsonObject()) {
            return new Fields(element.getAsJsonObject(), path + name + "." + index + ".", problems);
        }
        wrong(name + "." + index, "an object");
        return new Fields(new JsonObject(), path + name + "." + index + ".", problems);
    }
}
