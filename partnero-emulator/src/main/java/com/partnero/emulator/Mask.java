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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces personal data with stand-ins. The same value always gets the same stand-in, so that a record stays
 * consistent. A value is learned from a field with a given name, and from anything that looks like an e-mail address.
 * From then on it is hidden everywhere: in bodies, field names and addresses, in upper and lower case, in any encoding.
 * Unreadable content is left out. API keys and other secrets are learned from the headers of requests and from fields
 * with telling names; a text that shows one in any form is hidden as a whole. Used by one thread.
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

    private static final Pattern LEFT_OUT = Pattern.compile("\\(\\d+ characters that (are no JSON|show a secret)\\)");

    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?i).*(api.?key|secret|token|passw|authorization|bearer|credential|cookie|session|signature|last.?4|suffix).*");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String SECRET = "hidden-secret";

    private final Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final StandIns standIns = new StandIns();
    private final Secrets secrets = new Secrets();

    /** What the texts of one exchange have become: most occur more than once. */
    private final Map<String, String> hiddenTexts = new HashMap<>();

    Mask(Set<String> fields) {
        this.fields.addAll(fields);
    }

    /** How many values are known. An exchange that was hidden with fewer may still show one of the others. */
    int known() {
        return standIns.size() + secrets.size();
    }

    /** A standard HTTP method; anything else may be a secret. */
    static String method(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }

    /** Learns the value of a request header whose name suggests a secret. */
    void learnHeader(String name, String value) {
        if (SECRET_FIELD.matcher(name).matches()) {
            secrets.learnCredentials(value);
        }
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
        hiddenTexts.clear();
        return new RecordedExchange(
                method(exchange.method()),
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
                if (SECRET_FIELD.matcher(name).matches()) {
                    learnSecrets(value);
                }
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

    private void learnSecrets(JsonElement element) {
        if (element instanceof JsonObject object) {
            object.asMap().values().forEach(this::learnSecrets);
        } else if (element instanceof JsonArray array) {
            array.forEach(this::learnSecrets);
        } else if (element instanceof JsonPrimitive value && !value.isBoolean() && !isHidden(value)) {
            secrets.learnCredentials(value.getAsString());
        }
    }

    private static boolean isHidden(JsonPrimitive value) {
        return value.getAsString().equals(SECRET);
    }

    private void learn(String value, @Nullable String field) {
        for (DecodedText level : DecodedText.levels(value)) {
            learnAddresses(level.text());
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

    /** Learns what looks like e-mail addresses, in one pass: a regular expression takes a time of n squared for n letters. */
    private void learnAddresses(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && isOfMailbox(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            int dot = -1;
            while (end < text.length() && isOfDomain(text.charAt(end))) {
                dot = text.charAt(end) == '.' && end > at + 1 && text.charAt(end - 1) != '.' ? end : dot;
                end++;
            }
            while (end > at + 1 && text.charAt(end - 1) == '.') {
                end--;
            }
            if (start < at && dot > at && dot < end) {
                learnValue(text.substring(start, end), "email");
            }
        }
    }

    private static boolean isOfMailbox(char c) {
        return Character.isLetterOrDigit(c) || "._+'-".indexOf(c) >= 0;
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
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
            if (equals > 0
                    && SECRET_FIELD
                            .matcher(last(parameter.substring(0, equals)))
                            .matches()) {
                secrets.learnCredentials(last(parameter.substring(equals + 1)));
            }
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

    private String hideTarget(String original) {
        StringBuilder hidden = new StringBuilder();
        int at = 0;
        for (int i = 0; i <= original.length(); i++) {
            if (i == original.length() || "/?&=".indexOf(original.charAt(i)) >= 0) {
                String part = original.substring(at, i);
                hidden.append(API_WORDS.contains(part) ? part : hideText(part));
                hidden.append(original, i, Math.min(i + 1, original.length()));
                at = i + 1;
            }
        }
        String target = hidden.toString();
        return showsSecret(target) ? "/v1/" + SECRET : target;
    }

    private boolean showsSecret(String text) {
        return secrets.occursIn(text.replace(SECRET, ""));
    }

    private String hideText(String text) {
        return hiddenTexts.computeIfAbsent(text, each -> showsSecret(each) ? SECRET : standIns.hide(each));
    }

    private String hide(String text, @Nullable JsonElement json) {
        if (text.isEmpty()) {
            return text;
        }
        if (json == null) {
            return LEFT_OUT.matcher(text).matches() ? text : "(" + text.length() + " characters that are no JSON)";
        }
        JsonElement hiddenJson = hide(json);
        String hidden = hiddenJson.toString();
        StringBuilder values = new StringBuilder();
        StringBuilder names = new StringBuilder();
        addValues(hiddenJson, values, names);
        boolean split = showsSecret(hidden) || showsSecret(values.toString()) || showsSecret(names.toString());
        return split ? "(" + text.length() + " characters that show a secret)" : hidden;
    }

    /** All values, and all names, one after the other: a secret may be split over several. */
    private static void addValues(JsonElement element, StringBuilder values, StringBuilder names) {
        if (element instanceof JsonObject object) {
            names.append(String.join("", object.keySet()));
            object.asMap().values().forEach(value -> addValues(value, values, names));
        } else if (element instanceof JsonArray array) {
            array.forEach(value -> addValues(value, values, names));
        } else if (element instanceof JsonPrimitive value) {
            values.append(value.getAsString());
        }
    }

    private JsonElement hide(JsonElement element) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.asMap()
                    .forEach((name, value) -> copy.add(API_WORDS.contains(name) ? name : hideText(name), hide(value)));
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
        String hidden = hideText(value.getAsString());
        return hidden.equals(value.getAsString()) ? element : new JsonPrimitive(hidden);
    }
}
