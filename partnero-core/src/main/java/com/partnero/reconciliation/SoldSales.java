package com.partnero.reconciliation;

import com.partnero.NewTransaction;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an application has sold, as its own database tells: the one side of a {@link Reconciliation}.
 *
 * <p>Used by one thread at a time.
 *
 * @since 0.1.0
 */
public interface SoldSales {

    /**
     * All sales that should be recorded, those that were taken back left out. Read once, lazily, and closed afterwards.
     *
     * @return the sales, in any order; those without a key are passed over, because nothing can be told of them
     */
    Stream<NewTransaction> all();

    /**
     * One sale.
     *
     * @param key its key
     * @return the sale; empty if the application knows of none
     */
    Optional<NewTransaction> find(String key);
}
