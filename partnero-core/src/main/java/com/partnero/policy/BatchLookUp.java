package com.partnero.policy;

import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.OverBudgetException;
import com.partnero.spi.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of the sales of a batch. Rows of the answer are matched by key, not by position. Sales that the
 * answer does not settle are looked up. A sale without a key cannot be looked up. Every loop is linear in the number of
 * sales and rows.
 */
final class BatchLookUp implements LookUp<List<Transaction>> {

    private static final int ROWS_PER_PAGE = 100;

    /** Other sales may have been recorded in between. */
    private static final int SPARE_PAGES = 2;

    private final Transport transport;
    private final NewTransactionBatch batch;
    private final Instant since;
    private final Map<String, Transaction> recorded = new HashMap<>();
    private List<Transaction> withoutKey = List.of();
    private boolean nothing;

    BatchLookUp(Transport transport, NewTransactionBatch batch, Instant since) {
        this.transport = transport;
        this.batch = batch;
        this.since = since;
    }

    /**
     * Reads the answer.
     *
     * @return false if it does not settle every sale, or has an additional row
     * @throws AttemptFailedException if the answer exceeds its budget
     */
    boolean accept(List<Transaction> answer, AnswerBudget budget) throws AttemptFailedException {
        try {
            return match(answer, budget);
        } catch (OverBudgetException e) {
            throw e.failure();
        }
    }

    private boolean match(List<Transaction> answer, AnswerBudget budget) throws OverBudgetException {
        Map<String, List<Transaction>> rows = new HashMap<>();
        List<Transaction> others = new ArrayList<>();
        for (Transaction row : answer) {
            budget.step();
            if (row.key() == null) {
                others.add(row);
            } else {
                rows.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
            }
        }
        List<NewTransaction> keyless = new ArrayList<>();
        for (NewTransaction sale : batch.transactions()) {
            budget.step();
            if (sale.key() == null) {
                keyless.add(sale);
                continue;
            }
            List<Transaction> own = rows.remove(sale.key());
            if (own != null && own.size() == 1 && Evidence.isAnswerTo(sale, own.get(0), since)) {
                recorded.put(sale.key(), own.get(0));
            }
        }
        rows.values().forEach(others::addAll);
        if (others.size() == keyless.size()) {
            withoutKey = new KeylessRows(keyless, since, budget).of(others);
        }
        return withoutKey.size() == others.size() && isComplete();
    }

    @Override
    public LookUpResult look(Call call) throws AttemptFailedException {
        Map<String, NewTransaction> missing = missing();
        int pages = (missing.size() + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE + SPARE_PAGES;
        LookUpResult worst = LookUpResult.SAME;
        nothing = missing.size() == batch.transactions().size();
        if (pages < missing.size()) {
            lookByPages(call, missing, pages);
        } else {
            for (NewTransaction sale : missing.values()) {
                LookUpResult result = look(call, sale);
                nothing &= result == LookUpResult.MISSING;
                worst = worst == LookUpResult.SAME ? result : worst;
            }
        }
        return worst == LookUpResult.SAME && !isComplete() ? LookUpResult.MISSING : worst;
    }

    private LookUpResult look(Call call, NewTransaction sale) throws AttemptFailedException {
        String key = String.valueOf(sale.key());
        LookUps.OfSale lookUp = new LookUps.OfSale(transport, sale, key);
        LookUpResult result = lookUp.look(call);
        if (result == LookUpResult.SAME) {
            recorded.put(key, lookUp.result());
        }
        return result;
    }

    /** Needs fewer requests than one per sale, because the newest transactions are on the first pages. */
    private void lookByPages(Call call, Map<String, NewTransaction> missing, int pages) throws AttemptFailedException {
        Map<String, List<Transaction>> rows = new HashMap<>();
        TransactionQuery query = TransactionQuery.all().withLimit(ROWS_PER_PAGE);
        for (int number = 1; number <= pages && rows.size() < missing.size(); number++) {
            Page<Transaction> page = LookUps.list(call, transport, query.withPage(number));
            nothing &= !page.items().isEmpty() || !page.hasNext();
            for (Transaction row : page.items()) {
                nothing &= row.key() != null && !missing.containsKey(row.key());
                NewTransaction sale = missing.get(row.key());
                if (sale != null && !row.isDeleted()) {
                    take(sale, row, rows.computeIfAbsent(row.key(), key -> new ArrayList<>(1)));
                }
            }
            if (!page.hasNext()) {
                return;
            }
        }
    }

    /**
     * Keeps at most two rows per key. The same row twice has moved from another page; two different rows are not the
     * sale.
     */
    private void take(NewTransaction sale, Transaction row, List<Transaction> own) {
        if (own.size() == 2 || own.contains(row)) {
            return;
        }
        own.add(row);
        Page<Transaction> all = Page.<Transaction>of(own, 1).build();
        if (Evidence.ofSale(sale, all) == LookUpResult.SAME) {
            recorded.put(row.key(), LookUps.verified(row));
        } else {
            recorded.remove(row.key());
        }
    }

    private Map<String, NewTransaction> missing() {
        Map<String, NewTransaction> missing = new LinkedHashMap<>();
        for (NewTransaction sale : batch.transactions()) {
            if (sale.key() != null && !recorded.containsKey(sale.key())) {
                missing.put(sale.key(), sale);
            }
        }
        return missing;
    }

    /** Sales without a key cannot be looked up. */
    @Override
    public boolean foundNothing() {
        return nothing;
    }

    @Override
    public boolean isAboutKeyless() {
        int keyless = 0;
        for (NewTransaction sale : batch.transactions()) {
            keyless += sale.key() == null ? 1 : 0;
        }
        return withoutKey.size() < keyless;
    }

    private boolean isComplete() {
        return recorded().size() == batch.transactions().size();
    }

    @Override
    public List<Transaction> result() {
        return recorded();
    }

    /** In the order of the sales. */
    @Override
    public List<Transaction> recorded() {
        List<Transaction> rows = new ArrayList<>();
        int keyless = 0;
        for (NewTransaction sale : batch.transactions()) {
            @Nullable Transaction row;
            if (sale.key() == null) {
                row = keyless < withoutKey.size() ? withoutKey.get(keyless) : null;
                keyless++;
            } else {
                row = recorded.get(sale.key());
            }
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }
}
