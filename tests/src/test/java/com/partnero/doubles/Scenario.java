package com.partnero.doubles;

import com.partnero.differential.Seen;
import com.partnero.errors.PartneroException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened, as text, in an order in which it can be compared. */
final class Scenario {

    private final List<String> chapters = new ArrayList<>();

    /** Makes a call and notes everything that a caller can see of its end. */
    void tell(Supplier<@Nullable Object> call) {
        try {
            chapters.add(Seen.of(call.get()));
        } catch (IllegalArgumentException e) {
            chapters.add(e.toString());
        } catch (PartneroException e) {
            chapters.add(
                    e.getClass().getSimpleName() + ": " + e.getMessage() + " " + e.outcome() + " " + e.attempts() + " "
                            + e.status() + " " + e.retryAfter() + " " + e.serviceMessage() + " " + e.fieldErrors() + " "
                            + Seen.of(e.recorded()));
        }
    }

    /** The calls, and what they left behind. */
    List<String> of(Environment stand) {
        List<String> told = new ArrayList<>(chapters);
        told.add(stand.behind().received().toString());
        told.add(stand.behind().service().ledger().toString());
        told.add(stand.behind().service().credits().toString());
        return told;
    }
}
