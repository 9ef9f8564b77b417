package com.partnero.policy;

import com.partnero.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys that one {@code create} or {@code createAll} is recording. Used by one thread. */
final class Claims {

    private final RecentSales recent;
    private final List<String> keys;
    private final @Nullable RecentSale[] sales;
    private int claimed;
    private @Nullable String busy;

    Claims(RecentSales recent, List<String> keys) {
        this.recent = recent;
        this.keys = keys;
        sales = new @Nullable RecentSale[keys.size()];
    }

    void add(RecentSale sale) {
        sales[claimed++] = sale;
    }

    /** A key that another call has recorded or is recording; nothing is claimed then. */
    @Nullable
    String busy() {
        return busy;
    }

    void giveWayTo(String newBusy) {
        busy = newBusy;
    }

    /** Allocates no memory. */
    void mayAppear(Duration atMost) {
        for (int i = 0; i < claimed; i++) {
            recent.mayAppear(sale(i), atMost);
        }
    }

    /** The claim of a create. */
    RecentSale only() {
        return sale(0);
    }

    /**
     * Remembers recorded transactions.
     *
     * @param rows transactions, some of which have claimed keys
     */
    void recorded(List<Transaction> rows) {
        Map<@Nullable String, RecentSale> byKey = new HashMap<>();
        for (int i = 0; i < claimed; i++) {
            byKey.put(keys.get(i), sale(i));
        }
        for (Transaction row : rows) {
            RecentSale sale = byKey.get(row.key());
            if (sale != null) {
                recent.recorded(sale, row);
            }
        }
    }

    /** Allocates no memory. */
    void end() {
        while (claimed > 0) {
            claimed--;
            recent.endCreate(sale(claimed));
        }
    }

    private RecentSale sale(int index) {
        return Objects.requireNonNull(sales[index]);
    }
}
