package com.partnero.policy;

import com.partnero.Transaction;
import java.lang.ref.SoftReference;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What a client remembers of one key: two times, and the recorded transaction as long as there is memory for it. The
 * lock of its {@link RecentSales.Segment} protects it.
 */
final class RecentSale {

    /** Earlier than all times. */
    static final long NEVER = -1;

    final RecentSales.Segment segment;
    final KeyHash hash;
    int creates;
    int deletes;
    boolean createIfAbsent;
    /** Until when the sale counts as recorded although a list does not show it. */
    long recordedUntil = NEVER;
    /** Until when a sale whose answer was lost may still appear in a list. */
    long mayAppearUntil = NEVER;

    private @Nullable SoftReference<Transaction> row;
    private @Nullable Condition changed;

    RecentSale(RecentSales.Segment segment, KeyHash hash) {
        this.segment = segment;
        this.hash = hash;
    }

    boolean isBeingRecorded() {
        return creates > 0 || createIfAbsent;
    }

    boolean isNeeded(long now) {
        return isBeingRecorded() || deletes > 0 || recordedUntil >= now || mayAppearUntil > now;
    }

    @Nullable
    Transaction row() {
        return row == null ? null : row.get();
    }

    /** Sets the time first: creating a reference needs memory, which may be exhausted. */
    void recorded(Transaction newRow, long until) {
        recordedUntil = until;
        row = new SoftReference<>(newRow);
    }

    void forget() {
        recordedUntil = NEVER;
        forgetRow();
    }

    void forgetRow() {
        row = null;
    }

    Condition changed() {
        Condition known = changed;
        if (known == null) {
            known = segment.lock.newCondition();
            changed = known;
        }
        return known;
    }

    void signal() {
        if (changed != null) {
            changed.signalAll();
        }
    }
}
