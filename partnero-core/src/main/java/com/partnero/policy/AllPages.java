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
 * Walks from page to page by number, because the links of an answer may drop the filter and lead elsewhere. It ends where the
 * service says so, and nowhere else: a page that was seen before may be one that new sales have moved down.
 *
 * <p>A service that ignores the number would lead it in a circle. That is noticed by Brent's method, which keeps one page: each
 * page is compared with one seen earlier, which is replaced at ever longer distances.
 */
final class AllPages implements Iterator<Transaction> {

    /** Sales may move one page onto another now and then, but hardly thrice within one distance. */
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
