package com.partnero.benchmarks;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.ToJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The classes that developers would write for reflective JSON libraries, with the names of the JSON. Public, because
 * Moshi requires it.
 */
public final class Plain {

    private Plain() {}

    /** A page; with one transaction as data also the answer to a create. */
    public record Page(List<Transaction> data, Links links, Meta meta, int status) {}

    public record Answer(Transaction data, int status) {}

    public record Links(String first, String last, String prev, String next) {}

    public record Meta(int current_page, int from, String path, int per_page, int to) {}

    public record Transaction(
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

    public record Reward(
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

    public record Batch(Customer customer, List<Sale> transactions) {}

    public record Customer(String id) {}

    /** A sale with its buyer, as in the request of a create. */
    public record NewSale(String key, BigDecimal amount, String amount_units, String action, Customer customer) {}

    public record Sale(String key, BigDecimal amount, String amount_units, String action) {}

    static Batch batch() {
        return new Batch(
                new Customer("customer_456"),
                java.util.stream.IntStream.range(0, Documents.SALES)
                        .mapToObj(i -> new Sale("order-" + i, new BigDecimal("99.99"), "USD", "sale"))
                        .toList());
    }

    /** Adapters for types that Moshi does not support. */
    public static final class MoshiAdapters {

        @FromJson
        public BigDecimal decimal(String text) {
            return new BigDecimal(text);
        }

        @ToJson
        public String text(BigDecimal decimal) {
            return decimal.toString();
        }

        @FromJson
        public Instant instant(String text) {
            return Instant.parse(text);
        }

        @ToJson
        public String text(Instant instant) {
            return instant.toString();
        }
    }
}
