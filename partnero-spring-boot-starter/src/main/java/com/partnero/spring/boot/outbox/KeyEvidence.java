package com.partnero.spring.boot.outbox;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page of transactions, asked for by a key, proves about a sale or a deletion. */
final class KeyEvidence {

    private KeyEvidence() {}

    static Found ofSale(NewTransaction sale, Page<Transaction> page) {
        String key = String.valueOf(sale.key());
        Found found = ofKey(key, page);
        if (found == Found.ABSENT && !page.items().isEmpty()) {
            return Found.DIFFERENT;
        }
        return found == Found.SAME && !matches(sale, live(key, page).get(0)) ? Found.DIFFERENT : found;
    }

    static Found ofDeletion(String key, Page<Transaction> page) {
        return ofKey(key, page);
    }

    private static Found ofKey(String key, Page<Transaction> page) {
        if (page.items().isEmpty()) {
            return page.hasNext() ? Found.UNPROVEN : Found.ABSENT;
        }
        for (Transaction row : page.items()) {
            String other = row.key();
            if (other == null || !other.strip().equalsIgnoreCase(key.strip())) {
                return Found.UNPROVEN;
            }
            if (!other.equals(key)) {
                return Found.DIFFERENT;
            }
        }
        int rows = live(key, page).size();
        if (rows == 0) {
            return page.hasNext() ? Found.MANY : Found.ABSENT;
        }
        return rows == 1 && !page.hasNext() ? Found.SAME : Found.MANY;
    }

    private static List<Transaction> live(String key, Page<Transaction> page) {
        return page.items().stream()
                .filter(row -> key.equals(row.key()) && row.deletedAt() == null)
                .toList();
    }

    private static boolean matches(NewTransaction sale, Transaction row) {
        Action action = row.action();
        return (action == null || action.equals(sale.action()))
                && sameAmount(sale.amount(), row.amount())
                && sameBuyer(sale.buyer(), row.buyer());
    }

    private static boolean sameAmount(Amount sold, @Nullable Amount recorded) {
        return recorded != null && sold.value().compareTo(recorded.value()) == 0;
    }

    private static boolean sameBuyer(Buyer sold, @Nullable String recorded) {
        String id = sold instanceof NewCustomer created
                ? created.id()
                : sold instanceof CustomerRef known && known.kind() == CustomerRef.Kind.ID ? known.value() : null;
        return id == null || recorded == null || id.equals(recorded);
    }
}
