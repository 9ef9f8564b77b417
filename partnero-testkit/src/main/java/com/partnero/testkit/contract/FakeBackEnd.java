package com.partnero.testkit.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.testkit.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Ledger} has written down. It keeps every row that it is told to, repeated keys too. Thread-safe. */
final class FakeBackEnd {

    static final String BASE = "/v1";

    private final List<JsonObject> rows = new ArrayList<>();
    private int credits;
    private int deletions;

    synchronized void record(@Nullable String key, String amount, String buyer) {
        JsonObject sale = new JsonObject();
        if (key != null) {
            sale.addProperty("key", key);
        }
        sale.add("amount", JsonParser.parseString(amount));
        sale.addProperty("action", "sale");
        add(sale, buyer);
    }

    synchronized int rows(String key) {
        return (int) rows.stream().filter(row -> has(row, key)).count();
    }

    synchronized int rowsWithoutKey() {
        return (int) rows.stream().filter(row -> row.get("key").isJsonNull()).count();
    }

    synchronized int credits() {
        return credits;
    }

    synchronized int deletions() {
        return deletions;
    }

    /** Carries a request out and answers it as the API document does. */
    synchronized Answer carryOut(Request request) {
        String path = request.path().substring(BASE.length());
        if (path.startsWith("/customers/")) {
            return request.method().equals("POST") ? credit() : balance();
        }
        return switch (request.method()) {
            case "POST" -> create(JsonParser.parseString(request.text()).getAsJsonObject());
            case "DELETE" -> delete(keyOf(path, request));
            default -> path.equals("/transactions") ? list(request.query()) : fetch(keyOf(path, request));
        };
    }

    private Answer create(JsonObject body) {
        String buyer = body.getAsJsonObject("customer").get("id").getAsString();
        if (!body.has("transactions")) {
            return data(add(body, buyer));
        }
        JsonArray made = new JsonArray();
        body.getAsJsonArray("transactions").forEach(sale -> made.add(add(sale.getAsJsonObject(), buyer)));
        return data(made);
    }

    private JsonObject add(JsonObject sale, String buyer) {
        JsonObject row = new JsonObject();
        row.add("key", sale.has("key") ? sale.get("key") : JsonNull.INSTANCE);
        row.add("action", sale.get("action"));
        row.add("amount", sale.get("amount"));
        row.addProperty("partner", "customer_123");
        row.addProperty("customer", buyer);
        row.addProperty("is_currency", false);
        row.add("amount_units", JsonNull.INSTANCE);
        row.addProperty("created_at", "2025-05-12T17:50:17.000000Z");
        row.add("rewards", new JsonArray());
        rows.add(row);
        return row;
    }

    private Answer fetch(String key) {
        return rows.stream()
                .filter(row -> has(row, key))
                .findFirst()
                .map(FakeBackEnd::data)
                .orElse(notFound());
    }

    private Answer list(@Nullable String query) {
        String key = parameter(query, "key");
        JsonArray found = new JsonArray();
        rows.stream().filter(row -> key == null || has(row, key)).forEach(found::add);
        return data(found);
    }

    private Answer delete(String key) {
        for (JsonObject row : rows) {
            if (has(row, key)) {
                rows.remove(row);
                deletions++;
                return done();
            }
        }
        return notFound();
    }

    private Answer credit() {
        credits++;
        return done();
    }

    private static Answer balance() {
        return Answer.json(
                200,
                "{\"data\":{\"customer\":{\"id\":\"" + Canary.CUSTOMER + "\",\"email\":\"" + Canary.EMAIL
                        + "\"},\"balance\":{\"currency\":[],\"non_currency\":[]}},\"status\":1}");
    }

    static Answer notFound() {
        return Answer.json(404, "{\"message\":\"Not found: " + Canary.EMAIL + "\",\"errors\":[]}");
    }

    static Answer done() {
        return Answer.json(200, "{\"status\":1}");
    }

    private static Answer data(JsonElement data) {
        return Answer.json(200, "{\"data\":" + data + ",\"links\":{\"next\":null},\"status\":1}");
    }

    private static boolean has(JsonObject row, String key) {
        return !row.get("key").isJsonNull() && row.get("key").getAsString().equals(key);
    }

    private static String keyOf(String path, Request request) {
        String prefix = "/transactions/";
        return path.startsWith(prefix) ? decode(path.substring(prefix.length())) : keyIn(request);
    }

    /** The key in the body of a delete. */
    static String keyIn(Request request) {
        return JsonParser.parseString(request.text())
                .getAsJsonObject()
                .get("key")
                .getAsString();
    }

    /** The value of a parameter; null if there is none. */
    static @Nullable String parameter(@Nullable String query, String name) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return decode(pair.substring(name.length() + 1));
            }
        }
        return null;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
