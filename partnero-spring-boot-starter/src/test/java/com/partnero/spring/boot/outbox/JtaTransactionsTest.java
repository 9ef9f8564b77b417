package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.partnero.outbox.OutboxSetupException;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.PartneroEmulator;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application with JTA: its transactions cannot be joined, and none is taken for one that could. */
class JtaTransactionsTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final JtaTransactionManager jta = new JtaTransactionManager(new OneResource());
    private final ApplicationContextRunner runner =
            OutboxShop.runner(TestDatabase.h2(), emulator).withPropertyValues("partnero.outbox.polling=1h");

    JtaTransactionsTest() {
        jta.afterPropertiesSet();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private ApplicationContextRunner withBoth() {
        return runner.withBean("jta", JtaTransactionManager.class, () -> jta, definition -> definition.setPrimary(true))
                .withBean("jdbc", JdbcManager.class);
    }

    static final class JdbcManager extends JdbcTransactionManager {
        JdbcManager(DataSource source) {
            super(source);
        }
    }

    private static long rows(ApplicationContext context) {
        Long rows =
                context.getBean(JdbcTemplate.class).queryForObject("select count(*) from partnero_outbox", Long.class);
        return rows == null ? 0 : rows;
    }

    @Test
    void jtaAloneFailsTheStartWithTheLineToWrite() {
        runner.withBean(PlatformTransactionManager.class, () -> jta)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(OutboxSetupException.class)
                        .hasMessageContaining("Define a JdbcTransactionManager")
                        .hasMessageContaining("A JtaTransactionManager does not say which databases it manages"));
    }

    @Test
    void aCallInAJtaTransactionIsRefused() {
        withBoth().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);

            assertThatIllegalStateException()
                    .isThrownBy(() -> new TransactionTemplate(jta)
                            .executeWithoutResult(status -> outbox.record(OutboxShop.sale("order-1", "1"))))
                    .withMessageContaining("[jta]")
                    .withMessageContaining("[jdbc]");
            assertThat(rows(context)).isZero();
        });
    }

    @Test
    void aJdbcTransactionInsideIsJoined() {
        withBoth().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            TransactionTemplate inner =
                    new TransactionTemplate(context.getBean("jdbc", PlatformTransactionManager.class));

            new TransactionTemplate(jta)
                    .executeWithoutResult(outer -> inner.executeWithoutResult(status -> {
                        outbox.record(OutboxShop.sale("order-1", "1"));
                        status.setRollbackOnly();
                    }));

            assertThat(rows(context)).isZero();
        });
    }

    @Test
    void aCallAfterTheEndOfAJtaTransactionHasItsOwn() {
        withBoth().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            Supplier<TransactionTemplate> anew = () -> {
                TransactionTemplate template = new TransactionTemplate(jta);
                template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                return template;
            };
            new TransactionTemplate(jta)
                    .executeWithoutResult(status ->
                            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                    outbox.record(OutboxShop.sale("after-commit", "1"));
                                    assertThatIllegalStateException()
                                            .isThrownBy(() -> anew.get()
                                                    .executeWithoutResult(
                                                            inner -> outbox.record(OutboxShop.sale("inside", "1"))));
                                }

                                @Override
                                public void afterCompletion(int outcome) {
                                    outbox.record(OutboxShop.sale("after-completion", "1"));
                                }
                            }));
            outbox.record(OutboxShop.sale("without", "1"));

            assertThat(rows(context)).isEqualTo(3);
        });
    }

    /** What Spring asks of a JTA implementation, with no resource to enlist. */
    private static final class OneResource implements UserTransaction {

        private int status = Status.STATUS_NO_TRANSACTION;

        @Override
        public void begin() {
            status = Status.STATUS_ACTIVE;
        }

        @Override
        public void commit() {
            status = Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void rollback() {
            status = Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void setRollbackOnly() {
            status = Status.STATUS_MARKED_ROLLBACK;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public void setTransactionTimeout(int seconds) {}
    }
}
