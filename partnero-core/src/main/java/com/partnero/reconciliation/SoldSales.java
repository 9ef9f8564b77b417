package com.partnero.reconciliation;

import com.partnero.NewTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sales of an application, from its own database: one side of a {@link Reconciliation}.
 *
 * <p>Used by one thread at a time.
 *
 * @since 0.1.0
 */
public interface SoldSales {

    /**
     * All sales that should be recorded, without those that were withdrawn. The stream is read once, lazily, and then
     * closed.
     *
     * @return the sales in any order; sales without a key are skipped, because they cannot be looked up
     */
    Stream<NewTransaction> all();

    /**
     * Finds one sale by its key.
     *
     * @return the sale; empty if the application does not know it
     */
    Optional<NewTransaction> find(String key);

    /**
     * Finds several sales at once: a hundred or fewer. By default finds one after the other; override it with a single
     * query.
     *
     * @param keys the keys
     * @return the sales that the application knows, by key
     */
    default Map<String, NewTransaction> findAll(Collection<String> keys) {
        Map<String, NewTransaction> found = new HashMap<>();
        for (String key : keys) {
            find(key).ifPresent(sale -> found.put(key, sale));
        }
        return found;
    }
}
