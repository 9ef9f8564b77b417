package com.partnero.examples.checkout;

import com.partnero.PartneroTransactions;
import com.partnero.Reward;
import com.partnero.Transaction;
import com.partnero.errors.PartneroException;
import com.partnero.outbox.OutboxReport;
import com.partnero.outbox.PartneroOutbox;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has become of the orders at Partnero: what is wanted, what is recorded, and who earned what by it. */
@Component
class Deliveries {

    private final PartneroOutbox outbox;
    private final PartneroTransactions transactions;
    private final Map<String, List<Reward>> rewards = new ConcurrentHashMap<>();

    Deliveries(PartneroOutbox outbox, PartneroTransactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /**
     * An order as the page shows it.
     *
     * @param order what was bought
     * @param state in one word
     * @param wanted what Partnero should have
     * @param recorded what Partnero has, by key
     * @param reason why it is not delivered yet, or null
     * @param rewards who earned what by it
     */
    record Delivery(
            Order order,
            String state,
            String wanted,
            List<String> recorded,
            @Nullable String reason,
            List<Reward> rewards) {

        public boolean isWaiting() {
            return state.equals("waiting");
        }
    }

    Delivery of(Order order) {
        OutboxReport report = outbox.report(order.number()).orElseThrow();
        String state = state(order, report);
        return new Delivery(
                order,
                state,
                report.wanted(),
                report.recorded(),
                state.equals("refunded") ? null : report.reason(),
                state.equals("recorded") ? rewards(report.wireKey()) : List.of());
    }

    private static String state(Order order, OutboxReport report) {
        return switch (report.state()) {
            case RECORDED -> !order.refunded() && isSettled(order, report) ? "recorded" : "waiting";
            case ABSENT -> order.refunded() ? "refunded" : "waiting";
            case ATTENTION, DISCARDED -> "needs you";
            case REFUSED -> "not referred";
            default -> "waiting";
        };
    }

    /** What is recorded may still be the sale before the last change. While Partnero is away, nobody knows its amount. */
    private static boolean isSettled(Order order, OutboxReport report) {
        String prefix = report.wireKey() + ": ";
        return report.recorded().stream()
                .filter(recorded -> recorded.startsWith(prefix))
                .map(recorded -> recorded.substring(prefix.length()).split(" ")[0])
                .filter(amount -> Character.isDigit(amount.charAt(0)))
                .allMatch(
                        amount -> new BigDecimal(amount).compareTo(order.total().value()) == 0);
    }

    private List<Reward> rewards(String wireKey) {
        try {
            return rewards.computeIfAbsent(
                    wireKey,
                    key -> transactions.find(key).map(Transaction::rewards).orElse(List.of()));
        } catch (PartneroException e) {
            return List.of();
        }
    }
}
