package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bodies of answers, with fields in the API document's order. API document: "Response" of every operation.
 */
final class AnswerJson {

    private AnswerJson() {}

    static JsonObject done() {
        JsonObject answer = new JsonObject();
        answer.addProperty("status", 1);
        return answer;
    }

    static JsonObject data(JsonElement data) {
        JsonObject answer = new JsonObject();
        answer.add("data", data);
        answer.addProperty("status", 1);
        return answer;
    }

    /** A failure with status 200. */
    static JsonObject failed(String message) {
        JsonObject answer = new JsonObject();
        answer.addProperty("status", 0);
        answer.addProperty("message", message);
        return answer;
    }

    static JsonObject refusal(Refusal refusal) {
        return error(refusal.message(), refusal.fieldErrors());
    }

    static JsonObject error(String message, Map<String, List<String>> fieldErrors) {
        JsonObject answer = new JsonObject();
        answer.addProperty("message", message);
        if (fieldErrors.isEmpty()) {
            return answer;
        }
        JsonObject errors = new JsonObject();
        fieldErrors.forEach((field, messages) -> {
            JsonArray list = new JsonArray();
            messages.forEach(list::add);
            errors.add(field, list);
        });
        answer.add("errors", errors);
        return answer;
    }

    /** The answer to a create or a fetch. */
    static JsonObject single(TransactionRow row, boolean newNames) {
        return data(transaction(row, newNames));
    }

    /** The answer to a batch, in which {@code customer} is the referrer and {@code referred_customer} the buyer. */
    static JsonObject batch(List<TransactionRow> rows) {
        return data(list(rows));
    }

    private static JsonArray list(List<TransactionRow> rows) {
        JsonArray list = new JsonArray();
        rows.forEach(row -> list.add(transaction(row, true)));
        return list;
    }

    private static JsonObject transaction(TransactionRow row, boolean newNames) {
        JsonObject json = new JsonObject();
        json.add("key", Json.text(row.key()));
        json.addProperty("action", row.action());
        json.add("amount", Json.number(row.amount()));
        json.add(newNames ? "customer" : "partner", Json.text(row.referrer()));
        json.addProperty(newNames ? "referred_customer" : "customer", row.buyer());
        json.addProperty("credit", false);
        json.addProperty("is_currency", row.currency());
        json.add("amount_units", Json.text(row.unit()));
        json.add("created_at", Json.moment(row.createdAt()));
        json.add("deleted_at", Json.moment(row.deletedAt()));
        JsonArray rewards = new JsonArray();
        row.rewards().forEach(reward -> rewards.add(reward(row, reward)));
        json.add("rewards", rewards);
        return json;
    }

    private static JsonObject reward(TransactionRow row, RewardRow reward) {
        JsonObject json = new JsonObject();
        json.add("key", Json.text(row.key()));
        json.addProperty("action", row.action());
        json.addProperty("status", reward.status());
        json.addProperty("referred_customer", row.buyer());
        json.addProperty("customer", reward.beneficiary());
        json.add("amount", Json.number(reward.amount()));
        json.addProperty("amount_units", reward.unit());
        json.addProperty("is_currency", reward.currency());
        json.addProperty("credit", false);
        json.add("created_at", Json.moment(reward.createdAt()));
        json.add("deleted_at", Json.moment(reward.deletedAt()));
        json.add("product_type_data", new JsonArray());
        return json;
    }

    /**
     * A page of a list.
     *
     * @param path the address of the list; its links omit limit and filter
     */
    static JsonObject page(TransactionPage page, String path) {
        JsonObject links = new JsonObject();
        links.addProperty("first", path + "?page=1");
        links.add("last", JsonNull.INSTANCE);
        links.add("prev", link(path, page.number() > 1 ? page.number() - 1 : null));
        links.add("next", link(path, page.hasNext() ? page.number() + 1 : null));
        JsonObject meta = new JsonObject();
        meta.addProperty("current_page", page.number());
        meta.add("from", Json.number(page.from()));
        meta.addProperty("path", path);
        meta.addProperty("per_page", page.size());
        meta.add("to", Json.number(page.to()));
        JsonObject answer = new JsonObject();
        answer.add("data", list(page.rows()));
        answer.add("links", links);
        answer.add("meta", meta);
        answer.addProperty("status", 1);
        return answer;
    }

    private static JsonElement link(String path, @Nullable Integer page) {
        return page == null ? JsonNull.INSTANCE : new JsonPrimitive(path + "?page=" + page);
    }

    static JsonObject balance(BalanceRow row) {
        JsonArray currency = new JsonArray();
        for (BalanceRow.Entry entry : row.entries()) {
            JsonObject json = new JsonObject();
            json.add("amount", Json.number(entry.amount()));
            json.addProperty("amount_units", entry.unit());
            json.addProperty("is_currency", entry.currency());
            currency.add(json);
        }
        JsonArray nonCurrency = new JsonArray();
        row.coupons().forEach(coupon -> nonCurrency.add(coupon(coupon)));
        JsonObject balance = new JsonObject();
        balance.add("currency", currency);
        balance.add("non_currency", nonCurrency);
        JsonObject data = new JsonObject();
        data.add("customer", customer(row));
        data.add("balance", balance);
        return data(data);
    }

    private static JsonObject coupon(CouponRow coupon) {
        JsonObject json = new JsonObject();
        json.addProperty("reward_type", coupon.type());
        json.addProperty("commission_type", coupon.commissionType());
        json.addProperty("reward_value", coupon.value());
        json.add("created_at", Json.moment(coupon.createdAt()));
        return json;
    }

    private static JsonObject customer(BalanceRow balance) {
        CustomerRow row = balance.customer();
        JsonObject json = new JsonObject();
        json.add("email", Json.text(row.email()));
        json.add("created_at", Json.moment(row.createdAt()));
        json.add("updated_at", Json.moment(row.updatedAt()));
        json.add("name", Json.text(row.name()));
        json.addProperty("id", row.id());
        json.add("surname", Json.text(row.surname()));
        json.addProperty("tos", row.acceptedTerms());
        json.addProperty("approved", row.approved());
        json.addProperty("status", row.status());
        json.add("custom_fields", Json.map(row.customFields()));
        json.add("referring_customer", referrer(row.referrer()));
        json.addProperty("referrals_count", balance.referrals());
        json.add("metadata", Json.map(row.metadata()));
        json.addProperty("referral_link", balance.referralLink());
        JsonArray links = new JsonArray();
        links.add(balance.referralLink());
        json.add("referral_links", links);
        return json;
    }

    private static JsonElement referrer(@Nullable String id) {
        if (id == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        return json;
    }
}
