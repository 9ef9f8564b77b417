package com.partnero.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.partnero.testkit.CustomerSeed;
import com.partnero.testkit.PartneroService;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to a model the customers that must have existed in the real program before the record began. */
final class SeedFromRecord {

    private final PartneroService service;
    private final Map<String, @Nullable String> referrers = new LinkedHashMap<>();
    private final Map<String, JsonObject> profiles = new LinkedHashMap<>();
    private final Set<String> createdLater = new HashSet<>();

    private SeedFromRecord(PartneroService service) {
        this.service = service;
    }

    static void into(PartneroService service, List<RecordedExchange> exchanges) {
        SeedFromRecord seed = new SeedFromRecord(service);
        for (RecordedExchange exchange : exchanges) {
            if (exchange.status() >= 200 && exchange.status() < 300) {
                seed.learnRequest(parse(exchange.body()));
                seed.learnAnswer(parse(exchange.answer()));
            }
        }
        seed.referrers.keySet().forEach(seed::add);
        seed.profiles.keySet().forEach(seed::add);
        seed.profiles.forEach(seed::describe);
    }

    private static JsonObject parse(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    private void learnRequest(JsonObject body) {
        if (body.get("options") instanceof JsonObject options
                && options.has("create_customer")
                && body.get("customer") instanceof JsonObject customer) {
            String id = text(customer, "id");
            if (id != null) {
                createdLater.add(id);
            }
        }
    }

    private void learnAnswer(JsonObject answer) {
        JsonElement data = answer.get("data");
        if (data instanceof JsonArray list) {
            list.forEach(this::learnTransaction);
        } else if (data instanceof JsonObject object && object.get("customer") instanceof JsonObject customer) {
            String id = text(customer, "id");
            if (id != null) {
                profiles.putIfAbsent(id, customer);
            }
        } else if (data != null) {
            learnTransaction(data);
        }
    }

    private void learnTransaction(JsonElement element) {
        if (element instanceof JsonObject row) {
            boolean newer = row.has("referred_customer");
            String buyer = text(row, newer ? "referred_customer" : "customer");
            String referrer = text(row, newer ? "customer" : "partner");
            if (buyer != null) {
                referrers.putIfAbsent(buyer, referrer);
            }
            if (referrer != null) {
                referrers.putIfAbsent(referrer, null);
            }
        }
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }

    private void add(String id) {
        boolean there = service.customers().stream().anyMatch(row -> id.equals(row.id()));
        if (there || createdLater.contains(id)) {
            return;
        }
        CustomerSeed customer = service.addCustomer(id);
        String referrer = referrers.get(id);
        if (referrer == null && profiles.containsKey(id)) {
            JsonObject profile = profiles.get(id);
            referrer = profile != null && profile.get("referring_customer") instanceof JsonObject who
                    ? text(who, "id")
                    : null;
        }
        if (referrer != null && !createdLater.contains(referrer)) {
            add(referrer);
            customer.referredBy(referrer);
        }
    }

    private void describe(String id, JsonObject profile) {
        if (createdLater.contains(id)) {
            return;
        }
        CustomerSeed customer = service.editCustomer(id);
        String email = text(profile, "email");
        String name = text(profile, "name");
        String surname = text(profile, "surname");
        String link = text(profile, "referral_link");
        if (email != null) {
            customer.email(email);
        }
        if (name != null) {
            customer.name(name);
        }
        if (surname != null) {
            customer.surname(surname);
        }
        if (link != null && link.lastIndexOf('=') > 0) {
            customer.key(link.substring(link.lastIndexOf('=') + 1));
            service.program().referralLink(link.substring(0, link.lastIndexOf('=') + 1));
        }
    }
}
