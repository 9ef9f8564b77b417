package com.partnero.policy;

import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Walks from page to page by number, because the links of an answer may drop the filter or point elsewhere. Only the
 * service ends the walk: a page that looks like an earlier one may be there because new sales moved it down.
 *
 * <p>A service that ignores the page number would repeat pages forever. Brent's method detects this and keeps only one
 * page: each page is compared with one earlier page, which is replaced at growing distances.
 */
final class AllPages implements Iterator<Transaction> {

    /** New sales may occasionally move one page onto another, but hardly three times within one distance. */
    private static final int A_CIRCLE = 3;

    private final Function<TransactionQuery, Page<Transaction>> list;
    private final Exceptions exceptions;
    private @Nullable TransactionQuery next;
    private Iterator<Transaction> rows = Collections.emptyIterator();
    private List<Transaction> earlier = List.of();
    private int distance;
    private int longest = 1;
    private int repetitions;

    private AllPages(
            TransactionQuery first, Function<TransactionQuery, Page<Transaction>> list, Exceptions exceptions) {
        this.next = first;
        this.list = list;
        this.exceptions = exceptions;
    }

    static Stream<Transaction> stream(
            TransactionQuery first, Function<TransactionQuery, Page<Transaction>> list, Exceptions exceptions) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        Iterator<Transaction> pages = new AllPages(first, list, exceptions);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false);
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && next != null) {
            turn(next);
        }
        return rows.hasNext();
    }

    private void turn(TransactionQuery query) {
        Page<Transaction> page = list.apply(query);
        rows = page.items().iterator();
        next = page.hasNext() ? query.withPage(query.page() + 1) : null;
        if (next != null) {
            refuseCircles(page.items());
        }
    }

    private void refuseCircles(List<Transaction> items) {
        if (distance > 0 && items.equals(earlier)) {
            repetitions++;
            if (repetitions == A_CIRCLE) {
                throw exceptions.circle();
            }
        }
        if (distance == longest) {
            longest *= 2;
            distance = 0;
            repetitions = 0;
        }
        if (distance == 0) {
            earlier = items;
        }
        distance++;
    }

    @Override
    public Transaction next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
