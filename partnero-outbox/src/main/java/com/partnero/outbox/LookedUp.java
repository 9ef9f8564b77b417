package com.partnero.outbox;

import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found.
 *
 * @param content JSON of the recorded sale as the order wanted it; null if the order never wanted it
 */
record LookedUp(Found found, @Nullable String content) {

    static final LookedUp UNPROVEN = new LookedUp(Found.UNPROVEN, null);

    /** @param page the list by the row's current wire key */
    static LookedUp of(Row row, Page<Transaction> page, Payloads payloads) {
        String wireKey = WireKey.of(row.key(), row.at().wire());
        Page<Transaction> own = withoutSiblings(page, row.key(), wireKey);
        return switch (Evidence.ofKey(wireKey, own)) {
            case MISSING -> new LookedUp(Found.NOTHING, null);
            case MANY -> new LookedUp(Found.SEVERAL, null);
            case SAME -> one(row, Evidence.rows(wireKey, own).get(0), wireKey, payloads);
            case DIFFERENT -> new LookedUp(Found.OTHER, null);
            default -> UNPROVEN;
        };
    }

    /** Leaves out the order's other wire keys, which a list by key prefix also shows. */
    static Page<Transaction> withoutSiblings(Page<Transaction> page, String key, String wireKey) {
        List<Transaction> rows = new ArrayList<>();
        for (Transaction row : page.items()) {
            String found = row.key();
            if (found == null || found.equals(wireKey) || !WireKey.isOf(key, found)) {
                rows.add(row);
            }
        }
        if (rows.size() == page.items().size()) {
            return page;
        }
        return Page.<Transaction>of(rows, page.number()).hasNext(page.hasNext()).build();
    }

    private static LookedUp one(Row row, Transaction found, String wireKey, Payloads payloads) {
        if (row.at().wire() > 1) {
            // Only the outbox uses this key.
            return new LookedUp(Found.SAME, row.known().sent());
        }
        List<String> ours = row.at().state() == OutboxState.NOT_SENT ? wishes(row) : sent(row);
        LookUpResult first = null;
        for (String wish : ours) {
            NewTransaction sale = payloads.sale(wish);
            LookUpResult compared =
                    sale == null ? LookUpResult.DIFFERENT : Evidence.ofRow(Payloads.under(sale, wireKey, false), found);
            if (compared == LookUpResult.SAME) {
                return new LookedUp(Found.SAME, wish);
            }
            first = first == null ? compared : first;
        }
        if (first == LookUpResult.UNPROVEN) {
            return UNPROVEN;
        }
        if (first == LookUpResult.INCOMPARABLE) {
            return new LookedUp(Found.NOT_COMPARABLE, ours.get(0));
        }
        NewTransaction sale = payloads.sale(ours.isEmpty() ? null : ours.get(0));
        boolean ofBuyer = sale != null && isOfBuyer(sale, found);
        return new LookedUp(ofBuyer ? Found.OTHER_AMOUNT : Found.OTHER, null);
    }

    /** What is wanted now, and what was wanted before. */
    private static List<String> wishes(Row row) {
        List<String> wishes = new ArrayList<>();
        if (row.payload() != null) {
            wishes.add(row.payload());
        }
        if (row.earlier() != null) {
            wishes.addAll(List.of(row.earlier().split("\n")));
        }
        return wishes;
    }

    private static List<String> sent(Row row) {
        String sent = row.known().sent();
        return sent == null ? List.of() : List.of(sent);
    }

    /** Whether action and buyer match. */
    private static boolean isOfBuyer(NewTransaction sale, Transaction found) {
        return found.amount() != null
                && Evidence.ofRow(sale.toBuilder().amount(found.amount()).build(), found) == LookUpResult.SAME;
    }
}
