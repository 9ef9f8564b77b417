package com.partnero.examples.checkout;

import com.partnero.Amount;
import com.partnero.CallOptions;
import com.partnero.Partnero;
import com.partnero.Reward;
import com.partnero.Transaction;
import com.partnero.errors.PartneroException;
import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.OutboxReport;
import com.partnero.outbox.OutboxState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has become of the orders at Partnero: what it should have, what it has, why the two differ, and who earned what. */
@Component
class Deliveries {

    private final OutboxOperations outbox;
    private final DemoService service;
    private final Partnero partnero;

    /** Sales that Partnero has shown, by key. A sale never changes: a new amount is a new sale with another key. */
    private final Map<String, Transaction> sales = new ConcurrentHashMap<>();

    Deliveries(OutboxOperations outbox, DemoService service, Partnero partnero) {
        this.outbox = outbox;
        this.service = service;
        this.partnero = partnero.with(CallOptions.none().withDeadline(Duration.ofSeconds(1)));
    }

    /**
     * An order as the page shows it.
     *
     * @param order what was bought
     * @param state in a word or two
     * @param wanted what Partnero should have
     * @param recorded what Partnero has
     * @param reason why the two differ, or null
     * @param rewards who earned what by it
     * @param saved what a blind retry would have paid a second time, or null
     */
    record Delivery(
            Order order,
            String state,
            String wanted,
            String recorded,
            @Nullable String reason,
            List<Earned> rewards,
            @Nullable String saved) {

        public boolean isWaiting() {
            return state.equals("waiting");
        }
    }

    /** A reward in words. */
    record Earned(String beneficiary, String amount) {}

    List<Delivery> of(List<Order> orders) {
        Map<String, OutboxReport> reports = outbox.list("default", OutboxState.values()).stream()
                .collect(Collectors.toMap(OutboxReport::key, Function.identity(), (newest, older) -> newest));
        List<String> lost = service.lostAnswers();
        return orders.stream()
                .filter(order -> reports.containsKey(order.number()))
                .map(order -> of(order, Objects.requireNonNull(reports.get(order.number())), lost))
                .toList();
    }

    private Delivery of(Order order, OutboxReport report, List<String> lost) {
        Transaction sale = hasSale(report) ? sale(report.wireKey()) : null;
        String state = state(order, report, sale);
        List<Earned> rewards = state.equals("recorded") && sale != null ? rewards(sale) : List.of();
        boolean wasLost = lost.stream().anyMatch(body -> body.contains("\"" + report.wireKey() + "\""));
        return new Delivery(
                order,
                state,
                order.refunded() ? "nothing" : Money.text(order.total()),
                recorded(report, sale),
                state.equals("recorded") || state.equals("refunded") ? null : reason(report),
                rewards,
                wasLost && !rewards.isEmpty() ? saved(rewards) : null);
    }

    private static boolean hasSale(OutboxReport report) {
        return switch (report.state()) {
            case RECORDED, TO_DELETE, DELETING -> true;
            default -> false;
        };
    }

    private @Nullable Transaction sale(String key) {
        Transaction known = sales.get(key);
        if (known != null || service.isAway()) {
            return known;
        }
        try {
            return partnero.transactions()
                    .find(key)
                    .map(found -> keep(key, found))
                    .orElse(null);
        } catch (PartneroException e) {
            return null;
        }
    }

    private Transaction keep(String key, Transaction sale) {
        sales.put(key, sale);
        return sale;
    }

    private static String state(Order order, OutboxReport report, @Nullable Transaction sale) {
        return switch (report.state()) {
            case RECORDED -> !order.refunded() && (sale == null || is(order.total(), sale)) ? "recorded" : "waiting";
            case ABSENT -> order.refunded() ? "refunded" : "waiting";
            case ATTENTION, DISCARDED -> "needs you";
            case REFUSED -> "not referred";
            default -> "waiting";
        };
    }

    /** What is recorded may still be the sale before the last change. */
    private static boolean is(Amount total, Transaction sale) {
        return sale.amount() != null && sale.amount().value().compareTo(total.value()) == 0;
    }

    private static String recorded(OutboxReport report, @Nullable Transaction sale) {
        return switch (report.state()) {
            case RECORDED -> shown(report, sale);
            case TO_DELETE -> sale == null ? "not known" : shown(report, sale);
            case UNKNOWN, SENDING, DELETING, ATTENTION -> "not known";
            default -> "nothing";
        };
    }

    private static String shown(OutboxReport report, @Nullable Transaction sale) {
        return report.wireKey() + (sale == null || sale.amount() == null ? "" : ": " + Money.text(sale.amount()));
    }

    private static @Nullable String reason(OutboxReport report) {
        return switch (report.state()) {
            case NOT_SENT -> "The order is kept here. The sale is sent as soon as Partnero can be reached.";
            case SENDING -> "The sale is on its way.";
            case UNKNOWN ->
                "The sale was sent, but no answer came. The shop asks Partnero whether it has the sale before it"
                        + " sends anything again: otherwise it might be paid twice.";
            case RECORDED, TO_DELETE, DELETING -> "Partnero still has the sale as it was. It is taken back first.";
            case ABSENT -> "Partnero no longer has the sale as it was. The new one is sent next.";
            case REFUSED -> "Nobody has recommended the shop to this customer, so nobody earns anything.";
            case ATTENTION, DISCARDED -> report.reason();
        };
    }

    private static List<Earned> rewards(Transaction sale) {
        return sale.rewards().stream()
                .filter(reward -> reward.beneficiary() != null && reward.amount() != null)
                .map(Deliveries::earned)
                .toList();
    }

    private static Earned earned(Reward reward) {
        return new Earned(
                Objects.requireNonNull(reward.beneficiary()), Money.text(Objects.requireNonNull(reward.amount())));
    }

    private static String saved(List<Earned> rewards) {
        String twice = rewards.stream()
                .map(reward -> Money.name(reward.beneficiary()) + " " + reward.amount())
                .collect(Collectors.joining(" and "));
        return "Partnero recorded this sale, but its answer was lost. A client that simply sends it again would have"
                + " paid "
                + twice + " twice. This shop asked first.";
    }
}
