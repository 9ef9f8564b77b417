package com.partnero.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the outbox in a few lines. Immutable and thread-safe.
 *
 * @param client the client's name
 * @param kind sale or credit
 * @param key the number of the order or credit
 * @param wanted what the application wants, such as "sale of 70 EUR, revision 3000" or "nothing"
 * @param state what is known of it at Partnero
 * @param wireKey the key with which the sale is, or will be, recorded
 * @param reason why it is in this state, or null. Names no person
 * @param history at most 20 lines, newest last: time, action, result, who decided
 * @param recorded what Partnero shows now, by wire key; empty if Partnero was not asked
 * @since 0.1.0
 */
public record OutboxReport(
        String client,
        OutboxKind kind,
        String key,
        String wanted,
        OutboxState state,
        String wireKey,
        @Nullable String reason,
        List<String> history,
        List<String> recorded) {

    /**
     * Copies the lists.
     */
    public OutboxReport {
        history = List.copyOf(history);
        recorded = List.copyOf(recorded);
    }

    /** Shows no key and no person. */
    @Override
    public String toString() {
        return "OutboxReport[" + kind + " of " + client + ", " + state + "]";
    }
}
