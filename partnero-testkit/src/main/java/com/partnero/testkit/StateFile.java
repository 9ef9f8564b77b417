package com.partnero.testkit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.function.Function;

/** Writes the state of a service as a JSON document, to store and to share. {@link StateReader} reads it. */
final class StateFile {

    static final String FORMAT = "partnero-emulator-state";
    static final int VERSION = 2;

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private StateFile() {}

    /**
     * Reads a state.
     *
     * @throws IllegalArgumentException if any part is invalid; the message lists each problem with its place
     */
    static Snapshot read(String text) {
        return StateReader.read(text);
    }

    static String write(Snapshot snapshot) {
        JsonObject file = new JsonObject();
        file.addProperty("format", FORMAT);
        file.addProperty("version", VERSION);
        file.add("program", program(snapshot.program()));
        JsonObject switches = new JsonObject();
        Switch.ALL.forEach(each -> switches.addProperty(each.name(), each.value(snapshot.behaviour())));
        file.add("switches", switches);
        file.add("customers", list(snapshot.customers(), StateFile::customer));
        file.add("transactions", list(snapshot.transactions(), StateFile::transaction));
        file.add("coupons", list(snapshot.coupons(), StateFile::coupon));
        file.add("credits", list(snapshot.credits(), StateFile::credit));
        file.add("openings", list(snapshot.openings(), StateFile::credit));
        JsonArray rejected = new JsonArray();
        snapshot.rejected().forEach(rejected::add);
        file.add("rejected", rejected);
        return GSON.toJson(file);
    }

    private static <T> JsonArray list(Collection<T> rows, Function<T, JsonElement> json) {
        JsonArray list = new JsonArray();
        rows.forEach(row -> list.add(json.apply(row)));
        return list;
    }

    private static JsonObject program(Program program) {
        JsonObject json = new JsonObject();
        json.addProperty("name", program.name());
        json.addProperty("currency", program.currency());
        json.addProperty("multi_currency", program.multiCurrency());
        if (!program.rates().isEmpty()) {
            JsonObject rates = new JsonObject();
            program.rates().forEach(rates::addProperty);
            json.add("convert", rates);
        }
        json.addProperty("review_period", program.reviewPeriod().toString());
        json.addProperty("referral_link", program.referralLink());
        json.add("rewards", list(program.rewards(), StateFile::programReward));
        return json;
    }

    private static JsonObject programReward(ProgramReward reward) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", reward.kind().name());
        json.add("value", Json.number(reward.value()));
        json.addProperty("unit", reward.unit());
        json.addProperty("level", reward.level());
        json.addProperty("action", reward.action());
        json.add("minimum", Json.number(reward.minimum()));
        json.add("below", Json.number(reward.below()));
        return json;
    }

    private static JsonObject customer(CustomerRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("id", row.id());
        json.addProperty("key", row.key());
        json.addProperty("email", row.email());
        json.addProperty("name", row.name());
        json.addProperty("surname", row.surname());
        json.addProperty("status", row.status());
        json.addProperty("tos", row.acceptedTerms());
        json.addProperty("referrer", row.referrer());
        json.add("custom_fields", Json.map(row.customFields()));
        json.add("metadata", Json.map(row.metadata()));
        json.addProperty("created_at", row.createdAt().toString());
        json.addProperty("updated_at", row.updatedAt().toString());
        return json;
    }

    private static JsonObject transaction(TransactionRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("key", row.key());
        json.addProperty("action", row.action());
        json.add("amount", Json.number(row.amount()));
        json.addProperty("unit", row.unit());
        json.addProperty("is_currency", row.currency());
        json.addProperty("buyer", row.buyer());
        json.addProperty("referrer", row.referrer());
        json.addProperty("product_id", row.productId());
        json.addProperty("product_type", row.productType());
        json.addProperty("created_at", row.createdAt().toString());
        json.addProperty("recorded_at", row.recordedAt().toString());
        json.addProperty(
                "deleted_at", row.deletedAt() == null ? null : row.deletedAt().toString());
        json.add("rewards", list(row.rewards(), StateFile::reward));
        return json;
    }

    private static JsonObject reward(RewardRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("beneficiary", row.beneficiary());
        json.add("amount", Json.number(row.amount()));
        json.addProperty("unit", row.unit());
        json.addProperty("is_currency", row.currency());
        json.addProperty("created_at", row.createdAt().toString());
        json.addProperty(
                "deleted_at", row.deletedAt() == null ? null : row.deletedAt().toString());
        return json;
    }

    private static JsonObject coupon(CouponRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("beneficiary", row.beneficiary());
        json.addProperty("type", row.type());
        json.addProperty("commission_type", row.commissionType());
        json.addProperty("value", row.value());
        json.addProperty("created_at", row.createdAt().toString());
        json.addProperty("transaction", row.transaction());
        return json;
    }

    private static JsonObject credit(CreditRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("customer", row.customer());
        json.add("amount", Json.number(row.amount()));
        json.addProperty("unit", row.unit());
        json.addProperty("is_currency", row.currency());
        json.addProperty("created_at", row.createdAt().toString());
        return json;
    }
}
