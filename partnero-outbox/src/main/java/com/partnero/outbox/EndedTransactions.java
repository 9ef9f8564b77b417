package com.partnero.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which transactions have ended while their callbacks, such as {@code AFTER_COMMIT}, still run. Thread-safe. */
final class EndedTransactions {

    /** Resources of this thread's ended transactions. Each transaction has its own resource. */
    private final ThreadLocal<Map<Object, Boolean>> resources = ThreadLocal.withInitial(WeakHashMap::new);

    /** Of managers without a resource, such as JTA: this thread's transactions, the innermost first, and whether each has ended. */
    private final ThreadLocal<Map<PlatformTransactionManager, Deque<Boolean>>> others =
            ThreadLocal.withInitial(HashMap::new);

    void watch(PlatformTransactionManager manager) {
        if (manager instanceof ConfigurableTransactionManager configurable) {
            configurable.addListener(
                    manager instanceof ResourceTransactionManager resource
                            ? new OfResource(resource.getResourceFactory())
                            : new OfOther(manager));
        }
    }

    /** Whether this thread's transaction of the manager has ended. */
    boolean has(PlatformTransactionManager manager) {
        if (manager instanceof ResourceTransactionManager resource) {
            Object bound = TransactionSynchronizationManager.getResource(resource.getResourceFactory());
            return bound != null && resources.get().containsKey(bound);
        }
        Deque<Boolean> running = others.get().get(manager);
        return running != null && running.getFirst();
    }

    private final class OfResource implements TransactionExecutionListener {

        private final Object factory;

        OfResource(Object factory) {
            this.factory = factory;
        }

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            end();
        }

        @Override
        public void beforeRollback(TransactionExecution transaction) {
            // Not for a rollback to a savepoint.
            if (transaction.isNewTransaction()) {
                end();
            }
        }

        private void end() {
            Object bound = TransactionSynchronizationManager.getResource(factory);
            if (bound != null) {
                resources.get().put(bound, true);
            }
        }
    }

    private final class OfOther implements TransactionExecutionListener {

        private final PlatformTransactionManager manager;

        OfOther(PlatformTransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            if (failure == null) {
                others.get().computeIfAbsent(manager, any -> new ArrayDeque<>()).push(false);
            }
        }

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            end();
        }

        @Override
        public void beforeRollback(TransactionExecution transaction) {
            if (transaction.isNewTransaction()) {
                end();
            }
        }

        private void end() {
            Deque<Boolean> running = others.get().get(manager);
            if (running != null) {
                running.pop();
                running.push(true);
            }
        }

        @Override
        public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
            over();
        }

        @Override
        public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
            if (transaction.isNewTransaction()) {
                over();
            }
        }

        private void over() {
            Deque<Boolean> running = others.get().get(manager);
            if (running != null) {
                running.pop();
                if (running.isEmpty()) {
                    others.get().remove(manager);
                }
            }
        }
    }
}
