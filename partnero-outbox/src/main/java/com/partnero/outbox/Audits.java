package com.partnero.outbox;

import com.partnero.outbox.Step.GivenUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The abandoned wire keys, and when to look each up again: a late request may have recorded a sale there. Immutable.
 *
 * <p>Stored as {@code wire:round:due}, separated by spaces.
 */
record Audits(List<Audit> all) {

    /** After a create or delete whose answer was lost. */
    private static final List<Duration> AFTER_LOST = List.of(
            Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7));

    /** The round of the only look-up after an accepted delete. */
    private static final int LAST_ROUND = AFTER_LOST.size();

    /** More than any order has. The oldest are dropped. */
    private static final int MOST = 30;

    static final Audits NONE = new Audits(List.of());

    record Audit(int wire, int round, long due) {}

    static Audits parse(@Nullable String text) {
        List<Audit> all = new ArrayList<>();
        if (text != null) {
            for (String one : text.split(" ")) {
                String[] parts = one.split(":");
                all.add(new Audit(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
            }
        }
        return new Audits(List.copyOf(all));
    }

    @Nullable
    String text() {
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(one -> one.wire() + ":" + one.round() + ":" + one.due())
                        .collect(Collectors.joining(" "));
    }

    Audits givenUp(int wire, GivenUp how, long now) {
        if (how == GivenUp.NO) {
            return this;
        }
        long due = now + AFTER_LOST.get(0).toMillis();
        return with(wire, new Audit(wire, how == GivenUp.DELETED ? LAST_ROUND : 1, due));
    }

    /** A look-up of a wire key found nothing. */
    Audits passed(Audit done) {
        if (done.round() >= LAST_ROUND) {
            return with(done.wire(), null);
        }
        long wait = AFTER_LOST.get(done.round()).toMillis()
                - AFTER_LOST.get(done.round() - 1).toMillis();
        return with(done.wire(), new Audit(done.wire(), done.round() + 1, done.due() + wait));
    }

    /** Postpones the next look-up of a wire key. */
    Audits later(Audit audit, long due) {
        return with(audit.wire(), new Audit(audit.wire(), audit.round(), due));
    }

    private Audits with(int wire, @Nullable Audit audit) {
        List<Audit> next = new ArrayList<>(all);
        next.removeIf(one -> one.wire() == wire);
        if (audit != null) {
            next.add(audit);
        }
        return new Audits(List.copyOf(next.size() > MOST ? next.subList(1, next.size()) : next));
    }

    @Nullable
    Audit first() {
        return all.stream().min(Comparator.comparingLong(Audit::due)).orElse(null);
    }

    @Nullable
    Long due() {
        Audit first = first();
        return first == null ? null : first.due();
    }
}
