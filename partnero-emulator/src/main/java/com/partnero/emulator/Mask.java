package com.partnero.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.partnero.wire.WireFormat;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces personal data with stand-ins. The same value always gets the same stand-in, so that a record stays
 * consistent. A value is learned from a field with a given name, and from anything that looks like an e-mail address.
 * From then on it is hidden everywhere: in bodies, field names and addresses, in upper and lower case, in any encoding.
 * Unreadable content is left out. Used by one thread.
 */
final class Mask {

    /** Fields that identify a person, or may hold anything. */
    static final Set<String> DEFAULT_FIELDS =
            Set.of("email", "name", "surname", "date_of_birth", "custom_fields", "metadata");

    /** Fields and path segments of the API. They are never hidden, even if a person has such a name. */
    private static final Set<String> API_WORDS = Stream.concat(
                    WireFormat.names().stream(),
                    Stream.of(
                            "v1",
                            "test",
                            "customers",
                            "limit",
                            "page",
                            "first",
                            "last",
                            "path",
                            "program",
                            "date_of_birth"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    private static final Pattern NO_JSON = Pattern.compile("\\(\\d+ characters that are no JSON\\)");

    private final Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final StandIns standIns = new StandIns();

    Mask(Set<String> fields) {
        this.fields.addAll(fields);
    }

    /** How many values are known. An exchange that was hidden with fewer may still show one of the others. */
    int known() {
        return standIns.size();
    }

    /** Learns the personal data of an exchange and returns the exchange without it. */
    RecordedExchange hide(RecordedExchange exchange) {
        JsonElement body = parse(exchange.body());
        JsonElement answer = parse(exchange.answer());
        learnTarget(exchange.target());
        learn(body, null);
        learn(answer, null);
        return hidden(exchange, body, answer);
    }

    /** Hides again, with the values that were learned since. */
    RecordedExchange hideAgain(RecordedExchange exchange) {
        return hidden(exchange, parse(exchange.body()), parse(exchange.answer()));
    }

    private RecordedExchange hidden(
            RecordedExchange exchange, @Nullable JsonElement body, @Nullable JsonElement answer) {
        return new RecordedExchange(
                exchange.method(),
                hideTarget(exchange.target()),
                hide(exchange.body(), body),
                exchange.status(),
                hide(exchange.answer(), answer));
    }

    /** Null if the text is not a JSON document. */
    private static @Nullable JsonElement parse(String text) {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? element : null;
        } catch (JsonParseException | IOException e) {
            return null;
        }
    }

    private void learn(@Nullable JsonElement element, @Nullable String field) {
        if (element instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> {
                if (!API_WORDS.contains(name)) {
                    learn(new JsonPrimitive(name), field);
                }
                learn(value, field != null ? field : fields.contains(name) ? name : null);
            });
        } else if (element instanceof JsonArray array) {
            array.forEach(value -> learn(value, field));
        } else if (element instanceof JsonPrimitive value && !value.isBoolean()) {
            learn(value.getAsString(), field);
        }
    }

    private void learn(String value, @Nullable String field) {
        for (DecodedText level : DecodedText.levels(value)) {
            Matcher emails = EMAIL.matcher(level.text());
            while (emails.find()) {
                learnValue(emails.group(), "email");
            }
        }
        if (field != null) {
            learnValue(value, field);
            if (field.equals("name") || field.equals("surname")) {
                for (String word : value.split("\\s+")) {
                    learnValue(word, field);
                }
            }
        }
    }

    private void learnValue(String value, String field) {
        if (!value.isBlank()) {
            standIns.learn(value.strip(), field);
        }
    }

    private void learnTarget(String target) {
        learn(target, null);
        int mark = target.indexOf('?');
        if (mark < 0) {
            return;
        }
        for (String parameter : target.substring(mark + 1).split("&")) {
            int equals = parameter.indexOf('=');
            String field = equals < 0 ? null : field(last(parameter.substring(0, equals)));
            if (field != null) {
                learn(last(parameter.substring(equals + 1)), field);
            }
        }
    }

    private static String last(String encoded) {
        var levels = DecodedText.levels(encoded);
        return levels.get(levels.size() - 1).text();
    }

    /** The masked field in a parameter's name, for instance {@code email} for {@code filter[email]}. */
    private @Nullable String field(String parameter) {
        for (String part : parameter.split("[\\[\\].]+")) {
            if (fields.contains(part)) {
                return part;
            }
        }
        return null;
    }

    private String hideTarget(String target) {
        StringBuilder hidden = new StringBuilder();
        int at = 0;
        for (int i = 0; i <= target.length(); i++) {
            if (i == target.length() || "/?&=".indexOf(target.charAt(i)) >= 0) {
                String part = target.substring(at, i);
                hidden.append(API_WORDS.contains(part) ? part : standIns.hide(part));
                hidden.append(target, i, Math.min(i + 1, target.length()));
                at = i + 1;
            }
        }
        return hidden.toString();
    }

    private String hide(String text, @Nullable JsonElement json) {
        if (text.isEmpty()) {
            return text;
        }
        if (json == null) {
            return NO_JSON.matcher(text).matches() ? text : "(" + text.length() + " characters that are no JSON)";
        }
        return hide(json).toString();
    }

    private JsonElement hide(JsonElement element) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.asMap()
                    .forEach((name, value) ->
                            copy.add(API_WORDS.contains(name) ? name : standIns.hide(name), hide(value)));
            return copy;
        }
        if (element instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(value -> copy.add(hide(value)));
            return copy;
        }
        if (!(element instanceof JsonPrimitive value) || value.isBoolean()) {
            return element;
        }
        String hidden = standIns.hide(value.getAsString());
        return hidden.equals(value.getAsString()) ? element : new JsonPrimitive(hidden);
    }
}
