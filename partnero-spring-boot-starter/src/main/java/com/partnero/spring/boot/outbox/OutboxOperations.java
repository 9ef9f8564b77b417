package com.partnero.spring.boot.outbox;

import com.partnero.spring.boot.PartneroClients;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is in the outbox, and does with problems what a person has decided: for pages of your own;
 * {@code /actuator/partnero} offers the same.
 *
 * <pre>{@code
 * operations.find(PartneroClients.DEFAULT, OutboxKind.SALE, order.number()).map(OutboxEntry::state);
 * }</pre>
 *
 * <p>Reads and writes the database only. Thread-safe.
 *
 * @since 0.1.0
 */
public final class OutboxOperations {

    private static final int PAGE = 100;

    /** The column's width. */
    private static final int LONGEST_REASON = 1000;

    private final Outboxes outboxes;
    private final JoinedTransaction transaction;

    OutboxOperations(Outboxes outboxes, JoinedTransaction transaction) {
        this.outboxes = outboxes;
        this.transaction = transaction;
    }

    /**
     * Counts the entries that are under way or wait for a person.
     *
     * @param client the program, {@value PartneroClients#DEFAULT} for the one without a name
     * @return how many are in each of those states
     */
    public Map<OutboxState, Long> counts(String client) {
        return outboxes.table().counts(client);
    }

    /**
     * When the oldest entry that is under way was recorded.
     *
     * @param client the program
     * @return the moment; empty if nothing is under way
     */
    public Optional<Instant> oldest(String client) {
        return Optional.ofNullable(outboxes.table().oldest(client));
    }

    /**
     * Shows entries, the newest first, at most a hundred.
     *
     * @param client the program
     * @param states which ones
     * @return the entries
     */
    public List<OutboxEntry> list(String client, Collection<OutboxState> states) {
        return states.isEmpty() ? List.of() : outboxes.table().list(client, states, PAGE);
    }

    /**
     * Shows an entry.
     *
     * @param client the program
     * @param kind what it asks for
     * @param key the key of the sale, or your number of the credit
     * @return the entry, or empty if there is none
     */
    public Optional<OutboxEntry> find(String client, OutboxKind kind, String key) {
        return find(client, OutboxTable.id(client, kind, key));
    }

    /**
     * Shows an entry.
     *
     * @param client the program
     * @param id the primary key of its row
     * @return the entry, or empty if there is none
     */
    public Optional<OutboxEntry> find(String client, String id) {
        Entry entry = outboxes.table().find(id);
        return Optional.ofNullable(entry)
                .map(Entry::entry)
                .filter(found -> found.client().equals(client));
    }

    /**
     * Tries a problem again. A sale that may have been sent is looked up first. A credit is sent: say this of one that
     * {@linkplain OutboxState#NEEDS_DECISION needs a decision} only if the customer's balance shows that it was not written.
     *
     * @param client the program
     * @param id the primary key of its row
     * @return false if there is no such entry, or it is no problem
     */
    public boolean retry(String client, String id) {
        return decide(client, id, null);
    }

    /**
     * Gives a problem up, for good.
     *
     * @param client the program
     * @param id the primary key of its row
     * @param reason why, to be kept with the entry; at most 1000 characters
     * @return false if there is no such entry, or it is no problem
     * @throws IllegalArgumentException if the reason is blank or longer
     */
    public boolean discard(String client, String id, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank: it is kept with the entry");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("reason must have at most " + LONGEST_REASON + " characters");
        }
        return decide(client, id, reason);
    }

    private boolean decide(String client, String id, @Nullable String discardedFor) {
        AtomicBoolean decided = new AtomicBoolean();
        transaction.run(() -> {
            OutboxTable table = outboxes.table();
            Entry entry = table.find(id);
            if (entry == null
                    || !entry.entry().client().equals(client)
                    || !entry.state().isProblem()) {
                return;
            }
            Instant now = outboxes.clock().instant();
            if (discardedFor != null) {
                decided.set(
                        table.move(entry, outboxes.machine().discard(discardedFor), entry.countedFrom(), now) != null);
            } else if (table.move(entry, outboxes.machine().retry(entry, now), now, now) != null) {
                outboxes.engine(client).schedule(id, now);
                transaction.afterCommit(outboxes.engine(client)::wake);
                decided.set(true);
            }
        });
        return decided.get();
    }
}
