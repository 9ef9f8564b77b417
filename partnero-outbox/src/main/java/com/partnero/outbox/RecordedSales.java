package com.partnero.outbox;

import com.partnero.NewTransaction;
import com.partnero.reconciliation.SoldSales;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The sales that Partnero should have according to the outbox, each with its wire key. Used by one thread at a time. */
final class RecordedSales implements SoldSales {

    private static final int PAGE = 500;

    private final Outboxes outboxes;
    private final String program;
    private final long since;

    /** @param since leaves out of {@link #all} what has not changed since, in milliseconds */
    RecordedSales(Outboxes outboxes, String program, long since) {
        this.outboxes = outboxes;
        this.program = program;
        this.since = since;
    }

    /** Only sales that are certainly recorded. Others may or may not be. */
    @Override
    public Stream<NewTransaction> all() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Pages(), 0), false)
                .flatMap(row -> sale(row).stream());
    }

    private final class Pages implements Iterator<Row> {

        private Iterator<Row> page = List.<Row>of().iterator();
        private String last = "";
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                List<Row> next = rows(
                        "program = ? and kind = 'SALE' and state = 'RECORDED' and changed_at >= ? and id > ?"
                                + " order by id limit " + PAGE,
                        program,
                        since,
                        last);
                ended = next.size() < PAGE;
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public Row next() {
            Row row = page.next();
            last = row.id();
            return row;
        }
    }

    private List<Row> rows(String where, Object... values) {
        return outboxes.database().own(connection -> {
            List<Row> rows = new ArrayList<>();
            OutboxTable.query(
                    connection, outboxes.table().sql().read(where), found -> rows.add(Rows.read(found)), values);
            return rows;
        });
    }

    @Override
    public Optional<NewTransaction> find(String key) {
        return Optional.ofNullable(findAll(List.of(key)).get(key));
    }

    @Override
    public Map<String, NewTransaction> findAll(Collection<String> keys) {
        Object[] ids = keys.stream()
                .map(key -> Row.id(program, OutboxKind.SALE, WireKey.order(key)))
                .distinct()
                .toArray();
        Map<String, NewTransaction> found = new HashMap<>();
        for (Row row : rows("id in (" + OutboxSql.repeat("?", ids.length) + ")", ids)) {
            sale(row).ifPresent(sale -> found.put(String.valueOf(sale.key()), sale));
        }
        found.keySet().retainAll(keys);
        return found;
    }

    /** What was sent or found with the current wire key; nothing if that key is abandoned. */
    private Optional<NewTransaction> sale(Row row) {
        boolean mayBeThere = switch (row.at().state()) {
            case SENDING, UNKNOWN, RECORDED, DELETING, TO_DELETE -> true;
            case NOT_SENT, ABSENT, REFUSED, ATTENTION, DISCARDED -> false;
        };
        NewTransaction sale = mayBeThere ? outboxes.payloads().sale(row.known().sent()) : null;
        String wireKey = WireKey.of(row.key(), row.at().wire());
        return Optional.ofNullable(sale)
                .map(sent -> Payloads.under(sent, wireKey, row.at().wire() > 1));
    }
}
