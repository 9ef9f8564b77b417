package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.partnero.ApiKey;
import com.partnero.CallOptions;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.feign.FeignPartnero;
import com.partnero.outbox.Decision;
import com.partnero.outbox.OutboxEvent;
import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.OutboxSetupException;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.Outboxes;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When there is an outbox, what it says if it cannot be, and what it shows. */
class OutboxConfigurationTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final TestDatabase database = TestDatabase.h2();

    @AfterEach
    void close() {
        emulator.close();
    }

    private ApplicationContextRunner runner() {
        return OutboxShop.runner(database, emulator);
    }

    private DriverManagerDataSource source() {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    @Test
    void withoutTheModuleOnTheClassPathThereIsNoOutbox() {
        runner().withClassLoader(new FilteredClassLoader("com.partnero.outbox"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("partneroOutbox"));
    }

    @Test
    void itTakesNoSaleOfAProgramThatItWouldNotDeliverTo() {
        runner().run(context -> assertThatIllegalArgumentException()
                .isThrownBy(() -> context.getBean(PartneroOutbox.class).client("shop"))
                .withMessageContaining("set partnero.clients.shop.api-key"));
    }

    @Test
    void itCanBeSwitchedOff() {
        runner().withPropertyValues("partnero.outbox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(PartneroOutbox.class));
    }

    @Test
    void anApplicationThatDoesNotUseItNeedsNoTables() {
        runner().withPropertyValues("spring.sql.init.mode=never").run(context -> {
            assertThat(context).hasNotFailed();
            context.getBean(PartneroTransactions.class).createIfAbsent(OutboxShop.sale("order-1", "1"));
            assertThat(emulator.service().ledger()).hasSize(1);
        });
    }

    @Test
    void missingTablesAreReportedWithTheStatements() {
        runner().withPropertyValues("spring.sql.init.mode=never").run(context -> {
            assertThatThrownBy(() -> context.getBean(PartneroOutbox.class)).satisfies(failure -> {
                FailureAnalysis analysis = new MissingOutboxTableFailureAnalyzer().analyze(failure);
                assertThat(Objects.requireNonNull(analysis).getAction())
                        .contains("spring.flyway.locations")
                        .contains("liquibase.xml")
                        .contains("create table if not exists partnero_outbox (");
            });
        });
    }

    @Test
    void aSettleWindowShorterThanACallFailsTheStartWithTheLineToWrite() {
        runner().withPropertyValues("partnero.outbox.settle-window=1s").run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = new OutboxSetupFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(Objects.requireNonNull(analysis).getAction()).contains("partnero.outbox.settle-window=120s");
        });
    }

    @Test
    void aDataSourceThatRoutesFailsTheStartUnlessAFixedOneIsNamed() {
        DriverManagerDataSource fixed = source();
        ApplicationContextRunner routing = runner().withBean(
                        "routing", DataSource.class, () -> routing(fixed), definition -> definition.setPrimary(true))
                .withBean("fixed", DataSource.class, () -> fixed, definition -> definition.setAutowireCandidate(false))
                .withBean(
                        "fixedManager",
                        JdbcTransactionManager.class,
                        () -> new JdbcTransactionManager(fixed),
                        definition -> definition.setPrimary(true));

        routing.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(OutboxSetupException.class)
                .hasMessageContaining("partnero.outbox.data-source"));
        routing.withPropertyValues("partnero.outbox.data-source=fixed")
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static DataSource routing(DataSource target) {
        AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return "one";
            }
        };
        routing.setTargetDataSources(Map.of("one", target));
        routing.afterPropertiesSet();
        return routing;
    }

    @Test
    void flywayMakesTheTables() {
        for (int times = 0; times < 2; times++) {
            Flyway.configure()
                    .dataSource(source())
                    .locations("classpath:partnero/outbox/h2")
                    .load()
                    .migrate();
        }

        assertDelivers();
    }

    @Test
    void liquibaseMakesTheTables() throws Exception {
        for (int times = 0; times < 2; times++) {
            SpringLiquibase liquibase = new SpringLiquibase();
            liquibase.setDataSource(source());
            liquibase.setChangeLog("classpath:partnero/outbox/liquibase.xml");
            liquibase.setResourceLoader(new DefaultResourceLoader());
            liquibase.afterPropertiesSet();
        }

        assertDelivers();
    }

    private void assertDelivers() {
        runner().withPropertyValues("spring.sql.init.mode=never").run(context -> {
            context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));

            await().untilAsserted(() -> assertThat(emulator.service().ledger()).hasSize(1));
        });
    }

    @Test
    void aSaleIsRecordedInTheCallersTransactionAndToldOnceItIsDelivered() {
        runner().run(context -> {
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            transaction.executeWithoutResult(status -> {
                outbox.record(OutboxShop.sale("order-1", "1"));
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> outbox.record(OutboxShop.sale("order-2", "1")));

            await().untilAsserted(() -> assertThat(
                            context.getBean(OutboxShop.Shop.class).events())
                    .singleElement()
                    .isInstanceOf(OutboxEvent.Delivered.class));
            assertThat(emulator.service().ledger())
                    .singleElement()
                    .satisfies(row -> assertThat(row.key()).isEqualTo("order-2"));
        });
    }

    @Test
    void aTransactionOfAnotherDatabaseIsRefused() {
        runner().run(context -> {
            TransactionTemplate other = new TransactionTemplate(
                    new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:other")));

            assertThatThrownBy(() -> other.executeWithoutResult(
                            status -> context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not of the outbox's DataSource");
        });
    }

    @Test
    void otherCodeCannotRecordAnOrderThatTheOutboxRecords() {
        runner().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
            outbox.remove("order-1");

            assertThatExceptionOfType(PartneroConflictException.class)
                    .isThrownBy(() -> transactions.createIfAbsent(OutboxShop.sale("order-1", "1")))
                    .withMessageContaining("the outbox records this order")
                    .satisfies(refused -> assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED));
            assertThatExceptionOfType(PartneroConflictException.class)
                    .isThrownBy(() -> context.getBean(Partnero.class)
                            .with(CallOptions.none())
                            .transactions()
                            .createIfAbsent(OutboxShop.sale("order-1", "1")));
            transactions.createIfAbsent(OutboxShop.sale("order-2", "1"));

            assertThat(emulator.service().ledger()).hasSize(1);
        });
    }

    @Test
    void aViewWithAKeyOfTheApplicationIsOtherCodeTooAndOneOfAnotherProgramIsNot() {
        emulator.addProgram("key-of-another-program");
        runner().run(context -> {
            Partnero partnero = context.getBean(Partnero.class);
            context.getBean(PartneroOutbox.class).remove("order-1");
            NewTransaction sale = OutboxShop.sale("order-1", "1");
            ApiKey own = ApiKey.of(emulator.apiKey());

            assertThatExceptionOfType(PartneroConflictException.class)
                    .isThrownBy(() -> partnero.withKey(own).transactions().createIfAbsent(sale));
            assertThatExceptionOfType(PartneroConflictException.class)
                    .isThrownBy(() -> partnero.withKey(() -> own)
                            .with(CallOptions.none())
                            .transactions()
                            .createIfAbsent(sale));
            assertThatExceptionOfType(PartneroValidationException.class)
                    .isThrownBy(() -> partnero.withKey(ApiKey.of("key-of-another-program"))
                            .transactions()
                            .createIfAbsent(sale));
        });
    }

    @Test
    void noThreadOfItOutlivesTheApplication() {
        runner().run(context -> {
            context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));
            await().untilAsserted(() -> assertThat(emulator.service().ledger()).hasSize(1));
        });

        await().atMost(5, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().startsWith("partnero-outbox")));
    }

    @Test
    void aContextThatIsPausedDeliversAgainAfterwards() {
        runner().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            context.getSourceApplicationContext().stop();
            outbox.record(OutboxShop.sale("order-1", "1"));
            assertThat(emulator.service().ledger()).isEmpty();
            context.getSourceApplicationContext().start();

            await().untilAsserted(() -> assertThat(emulator.service().ledger()).hasSize(1));
        });
    }

    @Test
    void aListenerMayDecide() {
        emulator.faults().on(Operation.CREATE).next(Fault.status(400));
        runner().withBean(Retrying.class).run(context -> {
            context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));

            await().untilAsserted(() -> assertThat(emulator.service().ledger()).hasSize(1));
            assertThat(context.getBean(PartneroOutbox.class)
                            .report("order-1")
                            .orElseThrow()
                            .history())
                    .anyMatch(line -> line.contains("RETRY: at once"));
        });
    }

    static class Retrying {

        private final org.springframework.beans.factory.ObjectProvider<OutboxOperations> outbox;

        Retrying(org.springframework.beans.factory.ObjectProvider<OutboxOperations> outbox) {
            this.outbox = outbox;
        }

        @org.springframework.context.event.EventListener
        void on(OutboxEvent.NeedsAttention event) {
            outbox.getObject().decide("default", event.entry().key(), Decision.RETRY, "at once");
        }
    }

    @Test
    void metersTellWhatWaitsAndHowLongADeliveryTook() {
        runner().withBean(SimpleMeterRegistry.class).run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            for (OutboxState state : new OutboxState[] {OutboxState.UNKNOWN, OutboxState.ATTENTION}) {
                assertThat(meters.get("partnero.outbox.entries")
                                .tags("client", "default", "state", state.name().toLowerCase(java.util.Locale.ROOT))
                                .gauge()
                                .value())
                        .isZero();
            }
            assertThat(meters.get("partnero.outbox.oldest.age").timeGauge().value())
                    .isZero();
            assertThat(meters.get("partnero.outbox.unconfigured").gauge().value())
                    .isZero();

            context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));

            await().untilAsserted(() -> assertThat(meters.get("partnero.outbox.delivery")
                            .tags("client", "default", "kind", "sale")
                            .timer()
                            .count())
                    .isEqualTo(1));
        });
    }

    /** They stand twice: where the module is built, and where Spring binds properties. */
    @Test
    void thePropertiesHaveTheDefaultsOfTheModule() {
        runner().withPropertyValues(
                        "partnero.call-timeout=10s",
                        "partnero.outbox.settle-window=120s",
                        "partnero.outbox.rate=5",
                        "partnero.outbox.initial-delay=5s",
                        "partnero.outbox.max-delay=1h",
                        "partnero.outbox.polling=5s",
                        "partnero.outbox.name=application")
                .run(context -> assertThat(context.getBean(Outboxes.class).toString())
                        .isEqualTo(Outboxes.builder(
                                        source(),
                                        FeignPartnero.json(),
                                        new ApplicationPrograms(
                                                context.getBean(com.partnero.spring.boot.PartneroClients.class), false))
                                .build()
                                .toString()));
    }
}
