package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Transaction;
import com.partnero.testkit.PartneroService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was ever paid for each order, deleted or not, oldest first, and what is left of it. */
final class Paid {

    private final List<Transaction> ledger;
    private final Map<String, List<String>> ever;
    private final Map<String, List<String>> left;

    Paid(PartneroService service) {
        ledger = service.ledger();
        ever = byOrder(ledger);
        left = byOrder(service.transactions());
    }

    private static Map<String, List<String>> byOrder(List<Transaction> rows) {
        Map<String, List<String>> orders = new TreeMap<>();
        for (Transaction row : rows) {
            String order = String.valueOf(row.key()).replaceFirst("~\\d+$", "");
            orders.computeIfAbsent(order, key -> new ArrayList<>())
                    .add(row.amount().value().stripTrailingZeros().toPlainString());
        }
        return orders;
    }

    /** Each sale was paid once, ever; and of each life nothing is left but what was said last. */
    void assertRight(int sales, int lives) {
        int lost = 0;
        int doubled = 0;
        int wrong = 0;
        for (int i = 0; i < sales; i++) {
            List<String> paid = ever.getOrDefault("order-" + i, List.of());
            lost += paid.isEmpty() ? 1 : 0;
            doubled += paid.size() > 1 ? 1 : 0;
            wrong += paid.stream().allMatch("99.99"::equals) ? 0 : 1;
        }
        for (int i = 0; i < lives; i++) {
            List<String> rest = left.getOrDefault(Lives.key(i), List.of());
            List<String> expected = Lives.recorded(i);
            lost += rest.size() < expected.size() ? 1 : 0;
            doubled += rest.size() > 1 ? 1 : 0;
            wrong += expected.containsAll(rest) && falls(ever.getOrDefault(Lives.key(i), List.of())) ? 0 : 1;
        }
        System.out.printf(
                "%d sales and %d lives of orders, %d transactions ever paid: %d lost, %d doubled, %d wrong amounts%n",
                sales, lives, ledger.size(), lost, doubled, wrong);
        assertThat(List.of(lost, doubled, wrong)).containsOnly(0);
        // A wire key is never used again.
        assertThat(ledger.stream().map(Transaction::key)).doesNotHaveDuplicates();
    }

    /** A life's amounts fall, so that none is paid after a later one was said. */
    private static boolean falls(List<String> amounts) {
        for (int i = 1; i < amounts.size(); i++) {
            if (new BigDecimal(amounts.get(i)).compareTo(new BigDecimal(amounts.get(i - 1))) > 0) {
                return false;
            }
        }
        return true;
    }
}
