package com.partnero.benchmarks;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The documents of all benchmarks: the same bytes for every library. */
final class Documents {

    static final int ROWS = 250;
    static final int SALES = 1_000;

    private Documents() {}

    /** The answer to a create. */
    static byte[] sale() {
        return bytes("{\"data\":" + row("transaction_1") + ",\"status\":1}");
    }

    /** A page with the maximum number of transactions, each with two rewards. */
    static byte[] page() {
        StringJoiner rows = new StringJoiner(",");
        for (int i = 0; i < ROWS; i++) {
            rows.add(row("transaction_" + i));
        }
        return bytes(page(rows.toString(), 1, false));
    }

    static String page(String rows, int number, boolean hasNext) {
        String path = "https://api.partnero.com/v1/transactions";
        String next = hasNext ? "\"" + path + "?page=" + (number + 1) + "\"" : "null";
        return "{\"data\":[" + rows + "],\"links\":{\"first\":\"" + path + "?page=1\",\"last\":null,\"prev\":null,"
                + "\"next\":" + next + "},\"meta\":{\"current_page\":" + number + ",\"from\":1,\"path\":\"" + path
                + "\",\"per_page\":250,\"to\":250},\"status\":1}";
    }

    /** A transaction as the service writes it. */
    static String row(String key) {
        return "{\"key\":\"" + key + "\",\"action\":\"sale\",\"amount\":99.99,\"customer\":\"customer_123\","
                + "\"referred_customer\":\"customer_456\",\"credit\":false,\"is_currency\":true,\"amount_units\":\"USD\","
                + "\"created_at\":\"2025-05-12T17:50:17.000000Z\",\"deleted_at\":null,\"rewards\":["
                + reward(key, "customer_123", "19.998") + "," + reward(key, "customer_456", "9.999") + "]}";
    }

    private static String reward(String key, String customer, String amount) {
        return "{\"key\":\"" + key + "\",\"action\":\"sale\",\"status\":\"ok\",\"referred_customer\":\"customer_456\","
                + "\"customer\":\"" + customer + "\",\"amount\":" + amount + ",\"amount_units\":\"USD\","
                + "\"is_currency\":true,\"credit\":false,\"created_at\":\"2025-05-12T17:50:17.000000Z\","
                + "\"deleted_at\":null,\"product_type_data\":[]}";
    }

    static NewTransaction newSale(int number) {
        return NewTransaction.builder()
                .key("order-" + number)
                .amount(Amount.of("99.99", "USD"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    static NewTransactionBatch batch(int first, int size) {
        List<NewTransaction> sales = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sales.add(newSale(first + i));
        }
        return NewTransactionBatch.of(sales);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
