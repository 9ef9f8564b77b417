package com.partnero.outbox;

import org.jspecify.annotations.Nullable;

/** Gives each call its own transaction. */
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
