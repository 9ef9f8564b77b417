package com.partnero.policy;

import com.partnero.Amount;
import com.partnero.NewTransaction;
import com.partnero.Transaction;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.Evidence;
import com.partnero.spi.OverBudgetException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Matches the rows of a batch's answer to sales without a key, in three linear passes: by equal amounts, by amounts
 * that are equal when rounded, and the rest in the order of the batch. Used once, by one thread.
 */
final class KeylessRows {

    private static final int SHOWN_DIGITS = 2;

    private final List<NewTransaction> sales;
    private final Instant since;
    private final AnswerBudget budget;
    private final @Nullable Transaction[] answers;
    private int found;

    KeylessRows(List<NewTransaction> sales, Instant since, AnswerBudget budget) {
        this.sales = sales;
        this.since = since;
        this.budget = budget;
        answers = new @Nullable Transaction[sales.size()];
    }

    /**
     * The rows in the order of the sales; empty if a row matches no sale.
     *
     * @param rows as many as there are sales
     */
    List<Transaction> of(List<Transaction> rows) throws OverBudgetException {
        List<Transaction> left = byAmount(rows, BigDecimal::stripTrailingZeros);
        left = byAmount(left, value -> value.setScale(SHOWN_DIGITS, RoundingMode.HALF_UP));
        inOrder(left);
        List<Transaction> all = new ArrayList<>();
        for (Transaction answer : answers) {
            if (found == answers.length) {
                all.add(Objects.requireNonNull(answer));
            }
        }
        return all;
    }

    /** Gives each open sale the first row with its amount, and returns the remaining rows. */
    private List<Transaction> byAmount(List<Transaction> rows, Function<BigDecimal, BigDecimal> form)
            throws OverBudgetException {
        Map<BigDecimal, Deque<Transaction>> byAmount = new HashMap<>();
        List<Transaction> left = new ArrayList<>();
        for (Transaction row : rows) {
            budget.step();
            Amount amount = row.amount();
            if (amount == null) {
                left.add(row);
            } else {
                byAmount.computeIfAbsent(form.apply(amount.value()), value -> new ArrayDeque<>())
                        .add(row);
            }
        }
        for (int i = 0; i < answers.length; i++) {
            budget.step();
            Deque<Transaction> candidates = answers[i] == null
                    ? byAmount.get(form.apply(sales.get(i).amount().value()))
                    : null;
            Transaction first = candidates == null ? null : candidates.peek();
            if (candidates != null && first != null && take(i, first)) {
                candidates.remove();
            }
        }
        byAmount.values().forEach(left::addAll);
        return left;
    }

    private void inOrder(List<Transaction> rows) throws OverBudgetException {
        int next = 0;
        for (int i = 0; i < answers.length && next < rows.size(); i++) {
            budget.step();
            if (answers[i] == null && take(i, rows.get(next))) {
                next++;
            }
        }
    }

    private boolean take(int sale, Transaction row) {
        if (!Evidence.isAnswerTo(sales.get(sale), row, since)) {
            return false;
        }
        answers[sale] = row;
        found++;
        return true;
    }
}
