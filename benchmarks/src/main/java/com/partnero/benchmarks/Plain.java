package com.partnero.benchmarks;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.ToJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The classes that one would write oneself, for libraries that bind by reflection: names as they stand in the JSON. */
@SuppressWarnings("checkstyle:MemberName")
final class Plain {

    private Plain() {}

    /** A page, or with one transaction as data the answer to a create. */
    record Page(List<Transaction> data, Links links, Meta meta, int status) {}

    record Answer(Transaction data, int status) {}

    record Links(String first, String last, String prev, String next) {}

    record Meta(int current_page, int from, String path, int per_page, int to) {}

    record Transaction(
            String key,
            String action,
            BigDecimal amount,
            String customer,
            String referred_customer,
            boolean credit,
            boolean is_currency,
            String amount_units,
            Instant created_at,
            Instant deleted_at,
            List<Reward> rewards) {}

    record Reward(
            String key,
            String action,
            String status,
            String referred_customer,
            String customer,
            BigDecimal amount,
            String amount_units,
            boolean is_currency,
            boolean credit,
            Instant created_at,
            Instant deleted_at,
            List<Object> product_type_data) {}

    record Batch(Customer customer, List<Sale> transactions) {}

    record Customer(String id) {}

    record Sale(String key, BigDecimal amount, String amount_units, String action) {}

    static Batch batch() {
        return new Batch(
                new Customer("customer_456"),
                java.util.stream.IntStream.range(0, Documents.SALES)
                        .mapToObj(i -> new Sale("order-" + i, new BigDecimal("99.99"), "USD", "sale"))
                        .toList());
    }

    /** What Moshi cannot bind by itself. */
    static final class MoshiAdapters {

        @FromJson
        BigDecimal decimal(String text) {
            return new BigDecimal(text);
        }

        @ToJson
        String text(BigDecimal decimal) {
            return decimal.toString();
        }

        @FromJson
        Instant instant(String text) {
            return Instant.parse(text);
        }

        @ToJson
        String text(Instant instant) {
            return instant.toString();
        }
    }
}
