package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a request. A field of the wrong type is reported and counts as absent. */
final class RequestFields {

    private static final int MAX_NUMBER = 60;
    private static final int MAX_TEXT = 255;
    private static final int DATE = "2025-05-12".length();

    private final JsonObject object;
    private final String path;
    private final Refusal.Collector problems;

    RequestFields(JsonObject object, String path, Refusal.Collector problems) {
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

    /** Reports that a field has a wrong value. */
    <T> @Nullable T wrong(String name, String kind) {
        problems.add(path + name, "The " + path + name + " must be " + kind + ".");
        return null;
    }

    void required(String name) {
        problems.required(path + name);
    }

    /** Reports fields with other names. */
    void known(String... names) {
        for (String name : names()) {
            if (!List.of(names).contains(name)) {
                wrong(name, "left out: there is no such field");
            }
        }
    }

    /** The value as text, whatever its type. */
    String word(String name) {
        JsonElement element = get(name);
        return element != null && element.isJsonPrimitive() ? element.getAsString() : "null";
    }

    Set<String> names() {
        return object.keySet();
    }

    @Nullable
    String requiredText(String name) {
        if (text(name) == null) {
            required(name);
        }
        return text(name);
    }

    @Nullable
    BigDecimal requiredAmount(String name) {
        if (!has(name)) {
            required(name);
        }
        return number(name);
    }

    /** A number that is zero or more. */
    @Nullable
    BigDecimal positive(String name) {
        BigDecimal value = number(name);
        return value != null && value.signum() < 0 ? wrong(name, "at least 0") : value;
    }

    /** All fields as texts, including those without a value. */
    Map<String, @Nullable String> texts() {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        names().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    /** An element of a list: a number from 1 to a limit. */
    long elementNumber(String name, int index, JsonElement element, int limit) {
        JsonObject one = new JsonObject();
        one.add(String.valueOf(index), element);
        BigDecimal value = new RequestFields(one, path + name + ".", problems).number(String.valueOf(index));
        boolean isNone = element.isJsonNull();
        if (isNone || value != null && (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(limit)) > 0)) {
            wrong(name + "." + index, "the number of a transaction");
        }
        return value == null ? 0 : value.longValue();
    }

    /** A text, or a number as written; a blank one counts as absent. */
    @Nullable
    String text(String name) {
        JsonPrimitive value = plain(name, "a string");
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return wrong(name, "a string");
        }
        String text = value.getAsString();
        if (text.length() > MAX_TEXT) {
            problems.add(path + name, "The " + path + name + " must not be greater than " + MAX_TEXT + " characters.");
            return null;
        }
        return Texts.trim(text).isEmpty() ? null : text;
    }

    /** A text, or a list of them, which the vendor's WooCommerce plugin sends for an order of several items. */
    @Nullable
    String textOrTexts(String name) {
        if (!(get(name) instanceof JsonArray list)) {
            return text(name);
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement element : list) {
            JsonObject one = new JsonObject();
            one.add(name, element);
            String text = new RequestFields(one, path, problems).text(name);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts.isEmpty() ? null : String.join(", ", texts);
    }

    /** A number, or a text that is a number. */
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

    /** A boolean: true, false, 0 or 1, also as text. */
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

    /** A time: Unix seconds, or a date with or without time and offset. A missing offset means UTC. */
    @Nullable
    Instant moment(String name) {
        JsonPrimitive value = plain(name, "a valid date");
        if (value == null) {
            return null;
        }
        String text = value.getAsString();
        try {
            if (text.matches("-?\\d{1,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            String time = text.length() == DATE ? text + "T00:00" : text.replace(' ', 'T');
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime there
                    ? there.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return wrong(name, "a valid date");
        }
    }

    /** The fields of an inner object; no fields if it is absent. */
    RequestFields object(String name) {
        JsonElement element = get(name);
        if (element != null && element.isJsonObject()) {
            return new RequestFields(element.getAsJsonObject(), path + name + ".", problems);
        }
        boolean emptyMapOfPhp = element instanceof JsonArray array && array.isEmpty();
        if (element != null && !emptyMapOfPhp) {
            wrong(name, "an object");
        }
        return new RequestFields(new JsonObject(), path + name + ".", problems);
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

    RequestFields element(String name, int index, JsonElement element) {
        if (element.isJsonObject()) {
            return new RequestFields(element.getAsJsonObject(), path + name + "." + index + ".", problems);
        }
        wrong(name + "." + index, "an object");
        return new RequestFields(new JsonObject(), path + name + "." + index + ".", problems);
    }
}
