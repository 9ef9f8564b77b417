package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.partnero.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The data of the console's page as JSON: a range of each list. Thread-safe. */
final class StateJson {

    private static final int WINDOW = 50;
    private static final int SHOWN = 32 << 10;

    private final PartneroService service;
    private final FaultPlan faults;
    private final RequestLog log;

    StateJson(EmulatedProgram program) {
        service = program.service();
        faults = program.faults();
        log = program.log();
    }

    /** A text that changes whenever something on the page may have changed. */
    String version() {
        return "." + service.changes() + "." + log.changes() + "."
                + faults.planned().hashCode();
    }

    JsonObject window(Query query) {
        JsonObject state = new JsonObject();
        state.addProperty("program", service.program().name());
        state.addProperty("window", WINDOW);
        add(state, "transactions", query, service.rowCount(), from -> transactions(service.newestRows(from, WINDOW)));
        add(state, "credits", query, service.creditRows().size(), from -> credits(service.creditRows(), from));
        List<CustomerRow> customers = service.customerRows();
        add(state, "customers", query, customers.size(), from -> customers(customers, from));
        List<ReceivedRequest> requests = log.all(RequestFilter.of(query));
        add(state, "requests", query, requests.size(), from -> requests(requests, from));
        state.addProperty("requests_all", log.size());
        state.addProperty(
                "test_buyer",
                customers.stream()
                        .filter(row -> row.referrer() != null)
                        .findFirst()
                        .map(CustomerRow::id)
                        .orElse(null));
        state.add("planned", texts(faults.planned()));
        state.add("switches", switches(service));
        state.add("faults", faultKinds());
        state.add(
                "operations",
                texts(Operation.requests().stream().map(Operation::label).toList()));
        return state;
    }

    private static void add(JsonObject state, String name, Query query, int total, IntFunction<JsonArray> rows) {
        int from = Math.max(0, Math.min(query.number(name, 0), Math.max(0, total - 1)));
        state.add(name, rows.apply(from));
        state.addProperty(name + "_from", from);
        state.addProperty(name + "_total", total);
    }

    private static JsonArray transactions(List<TransactionRow> rows) {
        JsonArray list = new JsonArray();
        rows.forEach(row -> list.add(transaction(row)));
        return list;
    }

    private static JsonObject transaction(TransactionRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("number", row.number());
        json.addProperty("key", row.key());
        json.addProperty("action", row.action());
        json.addProperty("amount", amount(row.amount().toPlainString(), row.unit()));
        json.addProperty("buyer", row.buyer());
        json.addProperty("referrer", row.referrer());
        json.addProperty("created_at", row.createdAt().toString());
        json.addProperty("deleted", row.deletedAt() != null);
        JsonArray rewards = new JsonArray();
        row.rewards().forEach(reward -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("beneficiary", reward.beneficiary());
            entry.addProperty("amount", amount(reward.amount().toPlainString(), reward.unit()));
            entry.addProperty("status", reward.status());
            rewards.add(entry);
        });
        json.add("rewards", rewards);
        return json;
    }

    private static String amount(String number, @Nullable String unit) {
        return unit == null ? number : number + " " + unit;
    }

    private static JsonArray credits(List<CreditRow> credits, int from) {
        JsonArray list = new JsonArray();
        Window.newest(credits.size(), from, WINDOW, i -> i).forEach(i -> list.add(credit(i + 1, credits.get(i))));
        return list;
    }

    private static JsonObject credit(int number, CreditRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("number", number);
        json.addProperty("customer", row.customer());
        json.addProperty("amount", row.amount().toPlainString());
        json.addProperty("unit", row.unit());
        json.addProperty("created_at", row.createdAt().toString());
        return json;
    }

    /** In the order in which they were added. */
    private JsonArray customers(List<CustomerRow> customers, int from) {
        JsonArray list = new JsonArray();
        for (CustomerRow row : customers.subList(from, Math.min(customers.size(), from + WINDOW))) {
            BalanceRow balance = service.balanceRow(row.id());
            JsonObject json = new JsonObject();
            json.addProperty("id", row.id());
            json.addProperty("name", fullName(row));
            json.addProperty("referrer", row.referrer());
            JsonArray entries = new JsonArray();
            balance.entries().forEach(entry -> entries.add(entry.toString()));
            json.add("balance", entries);
            JsonArray coupons = new JsonArray();
            balance.coupons().forEach(coupon -> coupons.add(coupon.value()));
            json.add("coupons", coupons);
            list.add(json);
        }
        return list;
    }

    private static String fullName(CustomerRow row) {
        String name = row.name() == null ? "" : row.name();
        return (row.surname() == null ? name : name + " " + row.surname()).trim();
    }

    static JsonArray texts(List<String> lines) {
        JsonArray list = new JsonArray();
        lines.forEach(list::add);
        return list;
    }

    /** Newest first. */
    private static JsonArray requests(List<ReceivedRequest> requests, int from) {
        JsonArray list = new JsonArray();
        Window.newest(requests.size(), from, WINDOW, requests::get).forEach(request -> list.add(summary(request)));
        return list;
    }

    private static JsonObject summary(ReceivedRequest request) {
        JsonObject json = new JsonObject();
        json.addProperty("number", request.number());
        json.addProperty("at", request.at().toString());
        json.addProperty("method", request.method());
        json.addProperty("target", request.target());
        json.addProperty(
                "operation",
                request.operation() == null ? null : request.operation().label());
        json.addProperty("summary", Summary.of(request));
        json.addProperty("fault", request.fault());
        json.addProperty("status", request.status());
        json.addProperty("reason", request.reason());
        json.addProperty("took_ms", request.took().toMillis());
        return json;
    }

    /** One request, with a readable part of its bodies. */
    static JsonObject detail(ReceivedRequest request, String origin, String apiKey) {
        JsonObject json = summary(request);
        json.addProperty(
                "curl", CurlLine.of(request, origin, apiKey, request.body().length() > SHOWN));
        json.add("headers", headers(request, apiKey));
        json.addProperty("body", shown(request.body()));
        json.addProperty("body_length", request.body().length());
        json.addProperty("answer", shown(request.answer()));
        json.addProperty("answer_length", request.answer().length());
        return json;
    }

    /** One complete request. */
    static JsonObject whole(ReceivedRequest request, String apiKey) {
        JsonObject json = summary(request);
        json.add("headers", headers(request, apiKey));
        json.addProperty("body", request.body());
        json.addProperty("answer", request.answer());
        return json;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }

    private static JsonArray headers(ReceivedRequest request, String apiKey) {
        JsonArray headers = new JsonArray();
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey();
            headers.add(name + ": " + CurlLine.shown(name.toLowerCase(Locale.ROOT), header.getValue(), apiKey));
        }
        return headers;
    }

    static JsonArray switches(PartneroService service) {
        JsonArray list = new JsonArray();
        for (Switch each : Switch.ALL) {
            JsonObject json = new JsonObject();
            json.addProperty("name", each.name());
            json.addProperty("question", each.question());
            json.addProperty("value", each.value(service.behaviour()));
            JsonArray options = new JsonArray();
            each.options().forEach((value, text) -> {
                JsonObject option = new JsonObject();
                option.addProperty("value", value);
                option.addProperty("text", text);
                options.add(option);
            });
            json.add("options", options);
            list.add(json);
        }
        return list;
    }

    private static JsonArray faultKinds() {
        JsonArray list = new JsonArray();
        for (FaultKind kind : FaultKind.ALL) {
            JsonObject json = new JsonObject();
            json.addProperty("name", kind.name());
            json.addProperty("label", kind.label());
            json.addProperty("hint", kind.hint());
            list.add(json);
        }
        return list;
    }
}
