package com.partnero.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the bodies of requests. API document: "Request parameters" of every operation. */
final class RequestJson {

    private RequestJson() {}

    static SaleRequest sales(JsonObject body) {
        Refusal.Collector problems = new Refusal.Collector();
        RequestFields fields = new RequestFields(body, "", problems);
        boolean createCustomer = Boolean.TRUE.equals(fields.object("options").bool("create_customer"));
        CustomerData buyer = customer(fields.object("customer"), true);
        JsonArray batch = fields.list("transactions");
        List<Sale> sales = new ArrayList<>();
        if (batch == null) {
            sales.add(sale(fields));
        } else {
            for (int i = 0; i < batch.size(); i++) {
                sales.add(sale(fields.element("transactions", i, batch.get(i))));
            }
        }
        problems.refuseIfAny();
        return new SaleRequest(buyer, createCustomer, batch != null, sales);
    }

    /** Whether a body of any form holds several sales. */
    static boolean isBatch(byte[] body) {
        try {
            return Json.object(body).get("transactions") != null;
        } catch (Refusal e) {
            return false;
        }
    }

    private static Sale sale(RequestFields fields) {
        return new Sale(
                fields.text("key"),
                fields.number("amount"),
                fields.text("amount_units"),
                fields.text("action"),
                fields.bool("rewarded"),
                fields.bool("rewardable"),
                fields.textOrTexts("product_id"),
                fields.textOrTexts("product_type"),
                fields.moment("created_at"));
    }

    private static CustomerData customer(RequestFields fields, boolean mayHaveReferrer) {
        CustomerData referrer = mayHaveReferrer && fields.has("referring_customer")
                ? customer(fields.object("referring_customer"), false)
                : null;
        return new CustomerData(
                fields.text("id"),
                fields.text("key"),
                fields.text("email"),
                fields.text("name"),
                fields.text("surname"),
                fields.moment("created_at"),
                referrer);
    }

    static void credit(PartneroService service, String customer, JsonObject body) {
        Refusal.Collector problems = new Refusal.Collector();
        RequestFields fields = new RequestFields(body, "", problems);
        BigDecimal amount = fields.number("amount");
        String unit = fields.text("amount_units");
        Boolean currency = fields.bool("is_currency");
        problems.refuseIfAny();
        service.credit(customer, amount, unit, currency);
    }

    /** The key of a delete without a key in its address. */
    static String key(JsonObject body) {
        Refusal.Collector problems = new Refusal.Collector();
        String key = new RequestFields(body, "", problems).text("key");
        if (key == null) {
            problems.required("key");
        }
        problems.refuseIfAny();
        return String.valueOf(key);
    }
}
