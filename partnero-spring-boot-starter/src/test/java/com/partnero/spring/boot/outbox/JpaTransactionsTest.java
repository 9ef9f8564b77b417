package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.PartneroEmulator;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls in transactions that Hibernate manages, over a pool that commits by itself and over one that does not. */
class JpaTransactionsTest {

    private void run(boolean autoCommit, Consumer<ApplicationContext> test) {
        try (PartneroEmulator emulator = StarterFixture.emulator()) {
            OutboxShop.runner(TestDatabase.h2(), emulator)
                    .withUserConfiguration(Jpa.class)
                    .withPropertyValues(
                            "spring.datasource.hikari.auto-commit=" + autoCommit,
                            "partnero.base-url=http://127.0.0.1:1/v1")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        test.accept(context);
                    });
        }
    }

    private static int rows(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class), newTransaction())
                .execute(status -> context.getBean(JdbcTemplate.class)
                        .queryForObject("select count(*) from partnero_outbox", Integer.class));
    }

    private static org.springframework.transaction.TransactionDefinition newTransaction() {
        return new org.springframework.transaction.support.DefaultTransactionDefinition(
                org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallIsCommittedAndRolledBackWithTheEntity(boolean autoCommit) {
        run(autoCommit, context -> {
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            assertThat(context.getBean(PlatformTransactionManager.class)).isInstanceOf(JpaTransactionManager.class);

            transaction.executeWithoutResult(status -> {
                outbox.record(OutboxShop.sale("order-1", "1"));
                assertThat(rows(context)).isZero();
                status.setRollbackOnly();
            });
            assertThat(rows(context)).isZero();
            transaction.executeWithoutResult(status -> outbox.record(OutboxShop.sale("order-1", "1")));
            assertThat(rows(context)).isEqualTo(1);
            outbox.record(OutboxShop.sale("order-2", "1"));
            assertThat(rows(context)).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallAfterTheCommitIsCommittedByItself(boolean autoCommit) {
        run(autoCommit, context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status ->
                            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                    outbox.record(OutboxShop.sale("order-1", "1"));
                                }

                                @Override
                                public void afterCompletion(int outcome) {
                                    outbox.record(OutboxShop.sale("order-2", "1"));
                                }
                            }));

            assertThat(rows(context)).isEqualTo(2);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Jpa {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource source) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(source);
            factory.setPackagesToScan(JpaTransactionsTest.class.getPackageName());
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "none"));
            return factory;
        }

        @Bean
        JpaTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }

    @Entity(name = "PaidOrder")
    static class PaidOrder {

        @Id
        private String number;
    }
}
