package com.partnero.spring.boot.outbox;

import com.partnero.outbox.PartneroOutbox;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lives of orders: paid 100, refunded to 70, to 50, and every third one refunded in full. */
final class Lives {

    private Lives() {}

    static List<Consumer<PartneroOutbox>> of(int number) {
        String key = key(number);
        List<Consumer<PartneroOutbox>> calls = new ArrayList<>();
        calls.add(outbox -> outbox.record(OutboxShop.fresh(key, "100")));
        calls.add(outbox -> outbox.amend(OutboxShop.fresh(key, "70"), 3000));
        calls.add(outbox -> outbox.amend(OutboxShop.fresh(key, "50"), 5000));
        if (isRemoved(number)) {
            calls.add(outbox -> outbox.remove(key));
        }
        return calls;
    }

    static String key(int number) {
        return "life-" + number;
    }

    static boolean isRemoved(int number) {
        return number % 3 == 0;
    }

    /** What Partnero must have in the end, in whole units of money. */
    static List<String> recorded(int number) {
        return isRemoved(number) ? List.of() : List.of("50");
    }
}
