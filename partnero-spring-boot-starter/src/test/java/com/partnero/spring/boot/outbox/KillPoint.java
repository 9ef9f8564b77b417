package com.partnero.spring.boot.outbox;

import com.partnero.Operation;
import com.partnero.testkit.Fault;
import com.partnero.testkit.FaultPlan;
import org.jspecify.annotations.Nullable;

/**
 * Where a process of {@link KillableShop} stops to be killed, or the database goes away: before or after a statement, or before
 * a commit.
 */
enum KillPoint {
    RECORDED_NOT_COMMITTED(true, "commit", null),
    COMMITTED_NOT_PICKED(true, "update partnero_outbox_schedule", null),
    PICKED(true, "update partnero_outbox ", OutboxState.SENDING),
    SENDING_STORED(false, "update partnero_outbox ", OutboxState.SENDING),
    ANSWERED(true, "update partnero_outbox ", OutboxState.DELIVERED),
    DELIVERED_STORED(false, "update partnero_outbox ", OutboxState.DELIVERED),
    DELIVERED_NOT_REMOVED(true, "delete from partnero_outbox_schedule", null),
    /** From here on the answer to the first request is lost. */
    UNCERTAIN(true, "update partnero_outbox ", OutboxState.SETTLING),
    SETTLING_STORED(false, "update partnero_outbox ", OutboxState.SETTLING),
    /** From here on the first request is lost. */
    ABSENT_TWICE(true, "update partnero_outbox ", OutboxState.PENDING),
    PENDING_AGAIN(false, "update partnero_outbox ", OutboxState.PENDING);

    private final boolean before;
    private final String statement;
    private final @Nullable OutboxState state;

    KillPoint(boolean before, String statement, @Nullable OutboxState state) {
        this.before = before;
        this.statement = statement;
        this.state = state;
    }

    boolean isReached(boolean beforeIt, String sql, @Nullable Object firstParameter) {
        return beforeIt == before
                && sql.startsWith(statement)
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
