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

/** Walks from page to page by number, because the links of an answer may drop the filter and lead elsewhere. */
final class AllPages implements Iterator<Transaction> {

    private final Function<TransactionQuery, Page<Transaction>> list;
    private @Nullable TransactionQuery next;
    private List<Transaction> page = List.of();
    private Iterator<Transaction> rows = Collections.emptyIterator();

    private AllPages(TransactionQuery first, Function<TransactionQuery, Page<Transaction>> list) {
        this.next = first;
        this.list = list;
    }

    static Stream<Transaction> stream(TransactionQuery first, Function<TransactionQuery, Page<Transaction>> list) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new AllPages(first, list), traits), false);
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && next != null) {
            turn(next);
        }
        return rows.hasNext();
    }

    /** An empty or a repeated page is the end too: a service that ignores the number would never come to one. */
    private void turn(TransactionQuery query) {
        Page<Transaction> fetched = list.apply(query);
        boolean news = !fetched.items().isEmpty() && !fetched.items().equals(page);
        next = news && fetched.hasNext() && query.page() < Integer.MAX_VALUE ? query.withPage(query.page() + 1) : null;
        page = fetched.items();
        rows = news ? page.iterator() : Collections.emptyIterator();
    }

    @Override
    public Transaction next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
