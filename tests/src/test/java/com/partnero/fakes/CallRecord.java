package com.partnero.fakes;

import com.partnero.differential.Seen;
import com.partnero.errors.PartneroException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened, as text, in an order in which it can be compared. */
final class CallRecord {

    private final List<String> lines = new ArrayList<>();

    /** Makes a call and notes everything that a caller can see of its end. */
    void call(Supplier<@Nullable Object> call) {
        try {
            lines.add(Seen.of(call.get()));
        } catch (IllegalArgumentException e) {
            lines.add(e.toString());
        } catch (PartneroException e) {
            lines.add(e.getClass().getSimpleName() + ": "
                    + withoutHost(e.getMessage().replaceAll("wait \\d+ s", "wait")) + " " + e.outcome() + " "
                    + e.attempts() + " "
                    + e.status() + " " + (e.status() == null && e.retryAfter() != null ? "held back" : e.retryAfter())
                    + " " + e.serviceMessage() + " " + e.fieldErrors() + " "
                    + Seen.of(e.recorded()));
        }
    }

    /** Each environment has an address of its own. */
    private static String withoutHost(@Nullable String message) {
        return String.valueOf(message).replaceFirst(" at [^ ]+ failed", " failed");
    }

    /** The calls, and what they left behind. */
    List<String> of(Environment environment) {
        List<String> all = new ArrayList<>(lines);
        all.add(environment.fake().received().toString());
        all.add(Seen.of(environment.fake().service().ledger()));
        all.add(environment.fake().service().credits().stream()
                .map(credit -> credit.customerId() + " " + Seen.of(credit.amount()))
                .toList()
                .toString());
        return all;
    }
}
