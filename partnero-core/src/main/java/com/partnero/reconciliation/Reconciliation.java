package com.partnero.reconciliation;

import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.reconciliation.Difference.Kind;
import com.partnero.spi.Evidence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Compares an application's sales with the service's records. It reports differences and changes nothing.
 *
 * <pre>{@code
 * try (Stream<Difference> differences = Reconciliation.of(partnero.transactions(), sold).differences()) {
 *     differences.forEach(report::add);
 * }
 * }</pre>
 *
 * <p>It reads the service's list once, page by page, and then the application's sales. It needs a few bytes of memory
 * per key. Sales that are recorded meanwhile shift the pages. Apparently missing or repeated sales are therefore looked
 * up by key before they are reported.
 *
 * <p>Immutable and thread-safe; each stream is for one thread. API document: "Get a list of transactions".
 *
 * @since 0.1.0
 */
public final class Reconciliation {

    /** Rows per request. */
    private static final int PAGE = 100;

    private final PartneroTransactions transactions;
    private final SoldSales sold;
    private final Instant since;

    private Reconciliation(PartneroTransactions transactions, SoldSales sold, Instant since) {
        this.transactions = Objects.requireNonNull(transactions, "transactions must not be null");
        this.sold = Objects.requireNonNull(sold, "sold must not be null");
        this.since = Objects.requireNonNull(since, "since must not be null");
    }

    /**
     * Compares everything.
     *
     * @param transactions the program's transactions
     * @param sold the application's sales
     * @return the comparison; it has not started yet
     */
    public static Reconciliation of(PartneroTransactions transactions, SoldSales sold) {
        return new Reconciliation(transactions, sold, Instant.MIN);
    }

    /**
     * Ignores transactions that were recorded before a moment. Because clocks may differ, compare the application's
     * sales from a slightly later time. A sale that is not on the pages read is looked up by its key.
     *
     * @param moment the moment
     * @return a changed copy
     */
    public Reconciliation since(Instant moment) {
        return new Reconciliation(transactions, sold, moment);
    }

    /**
     * The differences between the two sides.
     *
     * @return a lazy stream, which must be closed; reading it throws what {@link PartneroTransactions#stream} and
     *     {@link PartneroTransactions#list} throw
     */
    public Stream<Difference> differences() {
        Walk walk = new Walk();
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, traits), false)
                .onClose(walk::close);
    }

    /** Walks over the service's rows first, then over the application's sales. */
    private final class Walk implements Iterator<Difference> {

        private final KeyHashes seen = new KeyHashes();
        private final KeyHashes several = new KeyHashes();
        private @Nullable Iterator<Transaction> rows;
        private @Nullable Stream<NewTransaction> sales;
        private @Nullable Iterator<NewTransaction> remaining;
        private final Deque<Difference> found = new ArrayDeque<>();

        @Override
        public boolean hasNext() {
            while (found.isEmpty() && !isAtTheEnd()) {
                if (remaining == null) {
                    compareRows();
                } else {
                    report(ofSale(remaining.next()));
                }
            }
            return !found.isEmpty();
        }

        private boolean isAtTheEnd() {
            return remaining != null && !remaining.hasNext();
        }

        private void report(@Nullable Difference difference) {
            if (difference != null) {
                found.add(difference);
            }
        }

        private void compareRows() {
            if (rows == null) {
                rows = transactions.stream(TransactionQuery.all()).iterator();
            }
            List<Transaction> page = new ArrayList<>();
            int read = 0;
            int old = 0;
            for (; read < PAGE && rows.hasNext(); read++) {
                Transaction row = rows.next();
                if (isOld(row)) {
                    old++;
                } else if (!row.isDeleted()) {
                    page.add(row);
                }
            }
            compare(page);
            // A single old row may have a date of its own, and newer ones behind it.
            if (read < PAGE || old == PAGE) {
                sales = sold.all();
                remaining = sales.iterator();
            }
        }

        private boolean isOld(Transaction row) {
            return row.createdAt() != null && row.createdAt().isBefore(since);
        }

        private void compare(List<Transaction> page) {
            Map<String, Transaction> first = new LinkedHashMap<>();
            for (Transaction row : page) {
                String key = row.key();
                if (key == null) {
                    report(new Difference(Kind.UNKNOWN, null, row));
                } else if (seen.add(key)) {
                    first.put(key, row);
                } else if (several.add(key)) {
                    report(severalTimes(key));
                }
            }
            Map<String, NewTransaction> own = first.isEmpty() ? Map.of() : sold.findAll(first.keySet());
            first.forEach((key, row) -> report(compare(own.get(key), row)));
        }

        private @Nullable Difference compare(@Nullable NewTransaction sale, Transaction row) {
            if (sale == null) {
                return new Difference(Kind.UNKNOWN, null, row);
            }
            return switch (Evidence.ofRow(sale, row)) {
                case SAME -> null;
                case INCOMPARABLE -> new Difference(Kind.NOT_COMPARABLE, sale, row);
                default -> new Difference(Kind.DIFFERENT, sale, row);
            };
        }

        /** A row that is seen twice may only have moved onto the next page. */
        private @Nullable Difference severalTimes(String key) {
            List<Transaction> own = Evidence.rows(key, transactions.list(TransactionQuery.byKey(key)));
            return own.size() < 2
                    ? null
                    : new Difference(Kind.RECORDED_SEVERAL_TIMES, sold.find(key).orElse(null), own.get(0));
        }

        private @Nullable Difference ofSale(NewTransaction sale) {
            String key = sale.key();
            if (key == null || seen.contains(key)) {
                return null;
            }
            Page<Transaction> answer = transactions.list(TransactionQuery.byKey(key));
            List<Transaction> own = Evidence.rows(key, answer);
            switch (Evidence.ofKey(key, answer)) {
                case SAME:
                    return compare(sale, own.get(0));
                case MANY:
                    return new Difference(Kind.RECORDED_SEVERAL_TIMES, sale, own.get(0));
                case MISSING:
                    // It may have been withdrawn since it was read.
                    return sold.find(key).isPresent() ? new Difference(Kind.MISSING, sale, null) : null;
                case DIFFERENT:
                    return new Difference(Kind.DIFFERENT, sale, answer.items().get(0));
                default:
                    return new Difference(Kind.UNPROVEN, sale, null);
            }
        }

        @Override
        public Difference next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return found.remove();
        }

        private void close() {
            if (sales != null) {
                sales.close();
            }
        }
    }
}
