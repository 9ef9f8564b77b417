package com.partnero.spring.boot.outbox;

import com.partnero.Operation;
import com.partnero.outbox.OutboxState;
import com.partnero.testkit.Fault;
import com.partnero.testkit.FaultPlan;
import org.jspecify.annotations.Nullable;

/**
 * Where a process of {@link KillableShop} stops to be killed, or the database goes away: before or after a statement, or before
 * or after a commit.
 */
enum KillPoint {
    RECORDED_NOT_COMMITTED(true, Kind.COMMIT_OF_RECORD, null),
    RECORDED(false, Kind.COMMIT_OF_RECORD, null),
    CLAIMED_NOT_COMMITTED(true, Kind.COMMIT_OF_CLAIM, null),
    CLAIMED(false, Kind.COMMIT_OF_CLAIM, null),
    ANSWERED(true, Kind.STORE, OutboxState.RECORDED),
    RECORDED_STORED(false, Kind.STORE, OutboxState.RECORDED),
    /** From here on the answer to the first request is lost. */
    UNCERTAIN(true, Kind.STORE, OutboxState.UNKNOWN),
    UNKNOWN_STORED(false, Kind.STORE, OutboxState.UNKNOWN),
    /** From here on the first request is lost. */
    ABSENT_TWICE(true, Kind.STORE, OutboxState.SENDING),
    NEXT_WIRE_KEY_STORED(false, Kind.STORE, OutboxState.SENDING);

    /** What is executed. */
    enum Kind {
        COMMIT_OF_RECORD,
        COMMIT_OF_CLAIM,
        STORE,
        OTHER;

        /** Of a statement; the kind of a commit is that of what was executed before. */
        static Kind of(String sql) {
            if (sql.startsWith("insert into partnero_outbox ") || sql.startsWith("merge into partnero_outbox ")) {
                return COMMIT_OF_RECORD;
            }
            if (sql.contains("skip locked") && sql.startsWith("update")
                    || sql.startsWith("update partnero_outbox set state = 'SENDING'")) {
                return COMMIT_OF_CLAIM;
            }
            return sql.startsWith("update partnero_outbox set state = ?") ? STORE : OTHER;
        }
    }

    private final boolean before;
    private final Kind kind;
    private final @Nullable OutboxState state;

    KillPoint(boolean before, Kind kind, @Nullable OutboxState state) {
        this.before = before;
        this.kind = kind;
        this.state = state;
    }

    /** @param commits whether a commit is executed, not a statement */
    boolean isReached(boolean beforeIt, boolean commits, Kind executed, @Nullable Object firstParameter) {
        return beforeIt == before
                && executed == kind
                && commits == (kind != Kind.STORE)
                && (state == null || state.name().equals(firstParameter));
    }

    /** Makes the service fail in the way that leads there. */
    void prepare(FaultPlan faults) {
        if (compareTo(ABSENT_TWICE) >= 0) {
            faults.on(Operation.CREATE).next(Fault.LOSE_REQUEST);
        } else if (compareTo(UNCERTAIN) >= 0) {
            faults.on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
            faults.on(Operation.LIST).always(Fault.UNAVAILABLE);
        }
    }
}
