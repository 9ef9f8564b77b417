package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/** Each call has a transaction of its own. */
final class NoTransactions implements OutboxTransactions {

    @Override
    public <T> @Nullable T join(Work<T> work) {
        return null;
    }

    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }
}
