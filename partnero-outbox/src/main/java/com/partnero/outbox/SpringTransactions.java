package com.partnero.outbox;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Joins Spring's transactions on the outbox's DataSource, managed by JDBC or JPA. A call after the end of a transaction, for
 * instance in {@code AFTER_COMMIT}, gets a new transaction. A call in a transaction of another DataSource is refused.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class SpringTransactions implements OutboxTransactions {

    private static final TransactionDefinition MANDATORY =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);

    private final DataSource source;
    private final Map<String, PlatformTransactionManager> own = new LinkedHashMap<>();
    private final Map<String, PlatformTransactionManager> others = new LinkedHashMap<>();

    private final EndedTransactions ended = new EndedTransactions();

    /**
     * Observes the transaction managers, to know when their transactions end.
     *
     * @param source the outbox's DataSource, as its managers name it
     * @param managers all transaction managers of the application, by name
     * @throws OutboxSetupException if none of them manages the DataSource, or it routes to several databases
     */
    public SpringTransactions(DataSource source, Map<String, ? extends PlatformTransactionManager> managers) {
        this.source = unwrapped(source);
        if (routes(this.source)) {
            throw new OutboxSetupException(
                    "The DataSource of the outbox routes to several databases: a sale could be stored in one that the"
                            + " outbox does not read",
                    "Name a fixed one: partnero.outbox.data-source=NAME-OF-THE-BEAN");
        }
        managers.forEach((name, manager) -> (isOf(manager) ? own : others).put(name, manager));
        if (own.isEmpty()) {
            throw new OutboxSetupException(
                    "No transaction manager manages the DataSource of the outbox; there are " + managers.keySet(),
                    "Define a JdbcTransactionManager or a JpaTransactionManager for it, or name another DataSource by"
                            + " partnero.outbox.data-source=NAME-OF-THE-BEAN. A JtaTransactionManager does not say which"
                            + " databases it manages");
        }
        managers.values().forEach(ended::watch);
    }

    /**
     * The DataSource behind a {@code TransactionAwareDataSourceProxy}. The proxy returns the current transaction's connection,
     * but the outbox's own transactions need a connection of their own.
     *
     * @param source any DataSource
     * @return the DataSource that transaction managers refer to
     */
    public static DataSource unwrapped(DataSource source) {
        if (source instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            return unwrapped(proxy.getTargetDataSource());
        }
        return source;
    }

    private static boolean routes(DataSource source) {
        if (source instanceof AbstractRoutingDataSource) {
            return true;
        }
        DataSource target = source instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : null;
        if (target != null) {
            return routes(target);
        }
        try {
            return source.isWrapperFor(AbstractRoutingDataSource.class);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean isOf(PlatformTransactionManager manager) {
        if (!(manager instanceof ResourceTransactionManager resources)) {
            return false;
        }
        Object resource = resources.getResourceFactory();
        return resource == source || !(resource instanceof DataSource) && dataSource(manager) == source;
    }

    /** The managers of JPA and Hibernate have this method but no common interface. */
    private static @Nullable Object dataSource(PlatformTransactionManager manager) {
        try {
            return manager.getClass().getMethod("getDataSource").invoke(manager);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    @Override
    public <T> @Nullable T join(Work<T> work) throws SQLException {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        boolean over = false;
        for (PlatformTransactionManager manager : own.values()) {
            TransactionStatus status = status(manager);
            if (status != null) {
                if (ended.has(manager)) {
                    manager.commit(status);
                    over = true;
                } else {
                    return joined(manager, status, work);
                }
            }
        }
        if (!over) {
            refuseForeign();
        }
        return null;
    }

    /** Null if the thread has no transaction of the manager. */
    private static @Nullable TransactionStatus status(PlatformTransactionManager manager) {
        try {
            return manager.getTransaction(MANDATORY);
        } catch (IllegalTransactionStateException e) {
            return null;
        }
    }

    private <T> T joined(PlatformTransactionManager manager, TransactionStatus status, Work<T> work)
            throws SQLException {
        try {
            if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                throw new IllegalStateException(
                        "The current transaction is read-only. Remove readOnly = true where the outbox is called");
            }
            if (!TransactionSynchronizationManager.hasResource(source)) {
                throw new IllegalStateException("The transaction manager does not show its JDBC connection. Set a"
                        + " JpaDialect that does, such as HibernateJpaDialect");
            }
            Connection connection = DataSourceUtils.getConnection(source);
            try {
                return work.over(connection);
            } finally {
                DataSourceUtils.releaseConnection(connection, source);
            }
        } finally {
            // It only participates: nothing is committed.
            manager.commit(status);
        }
    }

    private void refuseForeign() {
        List<String> active = new ArrayList<>();
        others.forEach((name, manager) -> {
            TransactionStatus status = status(manager);
            if (status != null) {
                if (!ended.has(manager)) {
                    active.add(name);
                }
                manager.commit(status);
            }
        });
        boolean known = !others.isEmpty()
                && active.isEmpty()
                && others.values().stream().anyMatch(ended::has);
        if (!known) {
            throw new IllegalStateException("The current transaction is one of "
                    + (active.isEmpty() ? "a manager" : active)
                    + ", not of the outbox's DataSource: its rollback would not take the sale back. Use the"
                    + " transaction manager " + own.keySet() + ", or call the outbox outside of the transaction");
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
