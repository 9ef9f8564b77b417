package com.partnero.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two JSON documents. All times count as equal. Addresses are compared from the version on,
 * numbers by value.
 */
final class JsonDifferences {

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d.*");

    private final List<String> found = new ArrayList<>();

    private JsonDifferences() {}

    static List<String> between(String recorded, String model) {
        JsonDifferences differences = new JsonDifferences();
        try {
            differences.compare("$", JsonParser.parseString(recorded), JsonParser.parseString(model));
        } catch (JsonParseException e) {
            differences.found.add("the recorded answer is no JSON");
        }
        return differences.found;
    }

    private void compare(String path, JsonElement recorded, JsonElement model) {
        if (recorded.isJsonObject() && model.isJsonObject()) {
            Set<String> names = new TreeSet<>(recorded.getAsJsonObject().keySet());
            names.addAll(model.getAsJsonObject().keySet());
            for (String name : names) {
                field(
                        path + "." + name,
                        recorded.getAsJsonObject().get(name),
                        model.getAsJsonObject().get(name));
            }
        } else if (recorded.isJsonArray() && model.isJsonArray()) {
            int length = recorded.getAsJsonArray().size();
            if (length != model.getAsJsonArray().size()) {
                found.add(path + ": recorded " + length + " elements, model "
                        + model.getAsJsonArray().size());
                return;
            }
            for (int i = 0; i < length; i++) {
                compare(
                        path + "[" + i + "]",
                        recorded.getAsJsonArray().get(i),
                        model.getAsJsonArray().get(i));
            }
        } else if (!same(recorded, model)) {
            found.add(path + ": recorded " + recorded + ", model " + model);
        }
    }

    private void field(String path, @Nullable JsonElement recorded, @Nullable JsonElement model) {
        if (recorded == null) {
            found.add(path + ": not recorded, model " + model);
        } else if (model == null) {
            found.add(path + ": recorded " + recorded + ", not in the model");
        } else {
            compare(path, recorded, model);
        }
    }

    private static boolean same(JsonElement recorded, JsonElement model) {
        if (!(recorded instanceof JsonPrimitive one) || !(model instanceof JsonPrimitive other)) {
            return recorded.equals(model);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.getAsBigDecimal().compareTo(other.getAsBigDecimal()) == 0;
        }
        if (one.isString() && other.isString()) {
            return sameText(one.getAsString(), other.getAsString());
        }
        return one.equals(other);
    }

    private static boolean sameText(String one, String other) {
        boolean moments = MOMENT.matcher(one).matches() && MOMENT.matcher(other).matches();
        return moments
                || one.equals(other)
                || isAddress(one) && isAddress(other) && tail(one).equals(tail(other));
    }

    private static boolean isAddress(String text) {
        return text.matches("https?://[^/]+/v1(/.*)?");
    }

    private static String tail(String address) {
        return address.substring(address.indexOf("/v1"));
    }
}
