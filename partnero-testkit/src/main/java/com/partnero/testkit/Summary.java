package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

/** Summarizes a request in a few words: the key of a sale, the number of a batch's sales, the amount of a credit. */
final class Summary {

    private static final int MAX = 60;
    private static final int MAX_READ = 64 << 10;

    private Summary() {}

    static String of(ReceivedRequest request) {
        String summary =
                request.body().isEmpty() ? "" : request.body().length() > MAX_READ ? "long" : ofBody(request.body());
        return summary.length() <= MAX ? summary : summary.substring(0, MAX) + "…";
    }

    private static String ofBody(String body) {
        try {
            JsonElement element = JsonParser.parseString(body);
            return element.isJsonObject() ? ofObject(element.getAsJsonObject()) : "";
        } catch (JsonParseException e) {
            return "not JSON";
        }
    }

    private static String ofObject(JsonObject body) {
        if (body.get("transactions") instanceof JsonArray batch) {
            return batch.size() + " sales";
        }
        String key = plain(body.get("key"));
        if (key != null) {
            return key;
        }
        String amount = plain(body.get("amount"));
        String unit = plain(body.get("amount_units"));
        return amount == null ? "" : unit == null ? amount : amount + " " + unit;
    }

    private static @Nullable String plain(@Nullable JsonElement element) {
        return element != null && element.isJsonPrimitive() ? element.getAsString() : null;
    }
}
