package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.spring.boot.actuate.PartneroEndpoint;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
    void withoutTheEngineOnTheClassPathThereIsNoOutbox() {
        runner().withClassLoader(new FilteredClassLoader("com.github.kagkarlsson"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("partneroOutbox"));
    }

    @Test
    void itCanBeSwitchedOff() {
        runner().withPropertyValues("partnero.outbox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(PartneroOutbox.class));
    }

    @Test
    void anApplicationThatDoesNotUseItNeedsNoTables() {
        runner().withPropertyValues("spring.sql.init.mode=never")
                .run(context -> assertThat(context).hasNotFailed());
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
    void aTransactionOfAnotherDatabaseIsRefused() {
        runner().run(context -> {
            TransactionTemplate other = new TransactionTemplate(
                    new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:other")));

            assertThatThrownBy(() -> other.executeWithoutResult(
                            status -> context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not one of the outbox's DataSource");
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
                        .noneMatch(thread -> thread.getName().startsWith("partnero-outbox-")));
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
    void theEndpointShowsProblemsWithoutTheirKeysAndDoesWhatAPersonDecides() {
        emulator.faults().on(Operation.CREATE).next(Fault.status(422)).then(Fault.status(422));
        runner().withPropertyValues(
                        "management.endpoints.web.exposure.include=partnero", "partnero.outbox.concurrency=1")
                .run(context -> {
                    context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));
                    context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-2", "1"));
                    OutboxOperations operations = context.getBean(OutboxOperations.class);
                    await().untilAsserted(() -> assertThat(operations.counts(PartneroClients.DEFAULT))
                            .containsEntry(OutboxState.QUARANTINED, 2L));
                    PartneroEndpoint endpoint = context.getBean(PartneroEndpoint.class);
                    String first = operations
                            .find(PartneroClients.DEFAULT, OutboxKind.SALE, "order-1")
                            .orElseThrow()
                            .id();
                    String second = operations
                            .find(PartneroClients.DEFAULT, OutboxKind.SALE, "order-2")
                            .orElseThrow()
                            .id();

                    assertThat(String.valueOf(endpoint.outbox(PartneroClients.DEFAULT, "outbox")))
                            .contains(first, second, "quarantined=2", "422")
                            .doesNotContain("order-1");
                    assertThat(endpoint.decide(PartneroClients.DEFAULT, first, "retry", null))
                            .isNotNull();
                    assertThat(String.valueOf(endpoint.decide(PartneroClients.DEFAULT, second, "discard", "a test")))
                            .contains("discarded", "a test");
                    assertThat(endpoint.decide(PartneroClients.DEFAULT, second, "retry", null))
                            .isNull();
                    await().untilAsserted(() ->
                            assertThat(emulator.service().ledger()).hasSize(1));
                });
    }

    @Test
    void metersTellWhatWaitsAndHowLongADeliveryTook() {
        runner().withBean(SimpleMeterRegistry.class).run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("partnero.outbox.entries")
                            .tags("client", "default", "state", "quarantined")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(meters.get("partnero.outbox.oldest.age").timeGauge().value())
                    .isZero();

            context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));

            await().untilAsserted(() -> assertThat(meters.get("partnero.outbox.delivery")
                            .tags("client", "default", "kind", "sale")
                            .timer()
                            .count())
                    .isEqualTo(1));
        });
    }
}
