package com.partnero.examples.checkout;

import com.partnero.PartneroTransactions;
import com.partnero.Reward;
import com.partnero.Transaction;
import com.partnero.errors.PartneroException;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.outbox.OutboxEntry;
import com.partnero.spring.boot.outbox.OutboxKind;
import com.partnero.spring.boot.outbox.OutboxOperations;
import com.partnero.spring.boot.outbox.OutboxState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has become of the orders at Partnero: who earned what by those that are delivered, and why the others wait. */
@Component
class Deliveries {

    private final OutboxOperations outbox;
    private final PartneroTransactions transactions;
    private final Map<String, List<Reward>> rewards = new ConcurrentHashMap<>();

    Deliveries(OutboxOperations outbox, PartneroTransactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /**
     * An order as the page shows it.
     *
     * @param order what was bought
     * @param state in one word
     * @param reason why it is not delivered yet, or null
     * @param rewards who earned what by it
     */
    record Delivery(Order order, String state, @Nullable String reason, List<Reward> rewards) {

        public boolean isWaiting() {
            return state.equals("waiting");
        }
    }

    Delivery of(Order order) {
        OutboxKind kind = order.refunded() ? OutboxKind.DELETE : OutboxKind.SALE;
        OutboxEntry entry =
                outbox.find(PartneroClients.DEFAULT, kind, order.number()).orElseThrow();
        boolean delivered = entry.state() == OutboxState.DELIVERED;
        return new Delivery(
                order,
                state(order, entry.state()),
                entry.reason(),
                delivered && !order.refunded() ? rewards(order.number()) : List.of());
    }

    private static String state(Order order, OutboxState state) {
        if (state.isUnderWay()) {
            return "waiting";
        }
        return state == OutboxState.DELIVERED ? order.refunded() ? "refunded" : "recorded" : "needs you";
    }

    private List<Reward> rewards(String number) {
        try {
            return rewards.computeIfAbsent(
                    number,
                    key -> transactions.find(key).map(Transaction::rewards).orElse(List.of()));
        } catch (PartneroException e) {
            return List.of();
        }
    }
}
