package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.partnero.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page shows, as JSON of the page's own. */
final class StateJson {

    private static final int LATEST = 200;

    private StateJson() {}

    static JsonObject state(PartneroService service, FaultPlan faults, List<ReceivedRequest> requests) {
        JsonObject state = new JsonObject();
        state.addProperty("program", service.program().name());
        state.add("transactions", transactions(service));
        state.add("credits", credits(service.creditRows()));
        state.add("customers", customers(service));
        state.add("requests", requests(requests));
        state.addProperty(
                "requests_total",
                requests.isEmpty() ? 0 : requests.get(requests.size() - 1).number());
        JsonArray planned = new JsonArray();
        faults.planned().forEach(planned::add);
        state.add("planned", planned);
        state.add("switches", switches(service));
        state.add("faults", faultKinds());
        JsonArray operations = new JsonArray();
        for (Operation operation : Operation.requests()) {
            operations.add(operation.label());
        }
        state.add("operations", operations);
        return state;
    }

    private static JsonArray transactions(PartneroService service) {
        JsonArray list = new JsonArray();
        List<TransactionRow> ledger = service.rows();
        for (int i = ledger.size() - 1; i >= Math.max(0, ledger.size() - LATEST); i--) {
            list.add(transaction(ledger.get(i)));
        }
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

    private static JsonArray credits(List<CreditRow> credits) {
        JsonArray list = new JsonArray();
        for (int i = credits.size() - 1; i >= Math.max(0, credits.size() - LATEST); i--) {
            CreditRow row = credits.get(i);
            JsonObject json = new JsonObject();
            json.addProperty("number", i + 1);
            json.addProperty("customer", row.customer());
            json.addProperty("amount", row.amount().toPlainString());
            json.addProperty("unit", row.unit());
            json.addProperty("created_at", row.createdAt().toString());
            list.add(json);
        }
        return list;
    }

    private static JsonArray customers(PartneroService service) {
        JsonArray list = new JsonArray();
        for (CustomerRow row : service.customerRows()) {
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

    private static JsonArray requests(List<ReceivedRequest> requests) {
        JsonArray list = new JsonArray();
        for (int i = requests.size() - 1; i >= Math.max(0, requests.size() - LATEST); i--) {
            list.add(summary(requests.get(i)));
        }
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
        json.addProperty("took_ms", request.took().toMillis());
        return json;
    }

    /** One request with everything. */
    static JsonObject detail(ReceivedRequest request, String origin, String apiKey) {
        JsonObject json = summary(request);
        json.addProperty("curl", CurlLine.of(request, origin, apiKey));
        JsonArray headers = new JsonArray();
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey();
            headers.add(name + ": " + CurlLine.shown(name.toLowerCase(Locale.ROOT), header.getValue(), apiKey));
        }
        json.add("headers", headers);
        json.addProperty("body", request.body());
        json.addProperty("answer", request.answer());
        return json;
    }

    private static JsonArray switches(PartneroService service) {
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
