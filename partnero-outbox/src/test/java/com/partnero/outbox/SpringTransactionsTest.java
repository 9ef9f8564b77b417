package com.partnero.outbox;

import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a call joins Spring's transaction, and where it has one of its own. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class SpringTransactionsTest {

    @Parameter
    boolean autoCommit;

    private HikariDataSource pool;
    private HikariDataSource otherPool;
    private JdbcTransactionManager manager;
    private JdbcTransactionManager other;
    private Outboxes outboxes;
    private PartneroOutbox outbox;

    @BeforeEach
    void open() {
        TestDatabase database = TestDatabase.h2();
        pool = database.pool(autoCommit);
        database.makeTables(pool);
        otherPool = TestDatabase.h2().pool(autoCommit);
        manager = new JdbcTransactionManager(pool);
        other = new JdbcTransactionManager(otherPool);
        Map<String, PlatformTransactionManager> managers = new LinkedHashMap<>();
        managers.put("ours", manager);
        managers.put("theirs", other);
        outboxes = Shop.impatient(pool, null)
                .transactions(new SpringTransactions(pool, managers))
                .build();
        outbox = outboxes.of("default");
    }

    @AfterEach
    void close() {
        pool.close();
        otherPool.close();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(manager);
    }

    private long rows() {
        return outboxes.database().own(connection -> {
            long[] count = new long[1];
            OutboxTable.query(connection, "select count(*) from partnero_outbox", rows -> count[0] = rows.getLong(1));
            return count[0];
        });
    }

    private void record(String key) {
        assertThat(outbox.record(sale(key, "1"))).isEqualTo(OutboxResult.STORED);
    }

    @Test
    void aCallJoinsTheTransactionOfItsDataSource() {
        transaction().executeWithoutResult(status -> {
            record("order-1");
            assertThat(rows()).isZero();
        });
        transaction().executeWithoutResult(status -> {
            record("order-2");
            status.setRollbackOnly();
        });

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aCallWithoutATransactionIsCommittedBeforeItReturns() {
        record("order-1");

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aCallBeforeTheCommitJoinsAndOneAfterItHasItsOwn() {
        transaction().executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    record("before-commit");
                    assertThat(rows()).isZero();
                }

                @Override
                public void beforeCompletion() {
                    record("before-completion");
                    assertThat(rows()).isZero();
                }

                @Override
                public void afterCommit() {
                    assertThat(rows()).isEqualTo(2);
                    record("after-commit");
                    assertThat(rows()).isEqualTo(3);
                }

                @Override
                public void afterCompletion(int outcome) {
                    record("after-completion");
                    assertThat(rows()).isEqualTo(4);
                }
            });
        });

        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void aCallAfterARollbackHasItsOwn() {
        transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int outcome) {
                    record("order-1");
                }
            });
        });

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aCallInASavepointJoinsItAndTheTransactionGoesOnAfterItsRollback() {
        TransactionTemplate nested = transaction();
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction().executeWithoutResult(outer -> {
            nested.executeWithoutResult(inner -> {
                record("order-1");
                inner.setRollbackOnly();
            });
            record("order-2");
            assertThat(rows()).isZero();
        });

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aNewTransactionAfterTheCommitIsJoined() {
        TransactionTemplate anew = transaction();
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction()
                .executeWithoutResult(status ->
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                anew.executeWithoutResult(inner -> {
                                    record("order-1");
                                    inner.setRollbackOnly();
                                });
                            }
                        }));

        assertThat(rows()).isZero();
    }

    @Test
    void aTransactionOfAnotherDataSourceIsRefusedEvenIfItHasReadOurs() {
        new TransactionTemplate(other).executeWithoutResult(status -> {
            new JdbcTemplate(pool).queryForList("select 1");
            assertThatIllegalStateException()
                    .isThrownBy(() -> outbox.record(sale("order-1", "1")))
                    .withMessageContaining("theirs")
                    .withMessageContaining("ours");
        });

        assertThat(rows()).isZero();
    }

    @Test
    void afterTheCommitOfAnotherDataSourceACallHasItsOwn() {
        new TransactionTemplate(other)
                .executeWithoutResult(status ->
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                record("order-1");
                            }
                        }));

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aReadOnlyTransactionIsRefused() {
        TransactionTemplate reading = transaction();
        reading.setReadOnly(true);

        reading.executeWithoutResult(status -> assertThatIllegalStateException()
                .isThrownBy(() -> outbox.record(sale("order-1", "1")))
                .withMessageContaining("read-only"));
    }

    @Test
    void aDataSourceThatNobodyManagesIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SpringTransactions(pool, Map.of("theirs", other)))
                .withMessageContaining("theirs")
                .withMessageContaining("partnero.outbox.data-source");
    }
}
