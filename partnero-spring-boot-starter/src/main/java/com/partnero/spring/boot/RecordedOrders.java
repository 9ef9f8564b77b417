package com.partnero.spring.boot;

/**
 * Orders that an outbox records. {@code createIfAbsent} refuses their keys: it would miss a sale that waits, was amended or was
 * refunded, and pay twice. The outbox defines this bean. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RecordedOrders {

    /**
     * Whether an order has an entry.
     *
     * @param client the client's name
     * @param key the order's number
     * @return true even if the order was removed
     */
    boolean contains(String client, String key);
}
