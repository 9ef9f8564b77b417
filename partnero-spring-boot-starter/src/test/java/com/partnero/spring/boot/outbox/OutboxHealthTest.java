package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.Outboxes;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.spring.boot.actuate.PartneroHealthIndicator;
import com.partnero.testkit.PartneroEmulator;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the health says of the outbox. */
class OutboxHealthTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final ApplicationContextRunner runner = OutboxShop.runner(TestDatabase.h2(), emulator)
            .withConfiguration(AutoConfigurations.of(PartneroOutboxHealthAutoConfiguration.class))
            .withPropertyValues("partnero.outbox.stuck-after=1s");

    @AfterEach
    void close() {
        emulator.close();
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("partneroOutboxHealthIndicator", HealthIndicator.class)
                .health();
    }

    private static void awaitHealth(ApplicationContext context, Status status, String reason) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(health(context).getStatus()).isEqualTo(status);
            assertThat(String.valueOf(health(context).getDetails().get("reason")))
                    .contains(reason);
        });
    }

    @Test
    void itIsUpUntilAnEntryHasWaitedForTooLong() {
        runner.run(context -> {
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .containsEntry("oldest", "PT0S")
                    .containsEntry("attention", 0L);

            context.getBean(OutboxOperations.class)
                    .pause("default", Instant.now().plusSeconds(600));
            context.getBean(PartneroOutbox.class).record(OutboxShop.sale("order-1", "1"));

            awaitHealth(context, PartneroHealthIndicator.DEGRADED, "an entry has waited for longer than PT1S");
            assertThat(health(context).getDetails()).containsEntry("paused", 1L);
        });
    }

    @Test
    void anAmendedOrderThatWaitsCountsToo() {
        runner.run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            outbox.record(OutboxShop.fresh("order-1", "1"));
            await().untilAsserted(() -> assertThat(emulator.service().ledger()).hasSize(1));
            await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
            context.getBean(OutboxOperations.class)
                    .pause("default", Instant.now().plusSeconds(600));

            outbox.remove("order-1");

            awaitHealth(context, PartneroHealthIndicator.DEGRADED, "an entry has waited");
        });
    }

    @Test
    void itIsDegradedWhileThisInstanceDeliversNothing() {
        runner.run(context -> {
            context.getBean(Outboxes.class).stop();

            awaitHealth(context, PartneroHealthIndicator.DEGRADED, "this instance delivers nothing");
        });
    }

    @Test
    void itIsDegradedWhileTheDatabaseIsAway() {
        runner.run(context -> {
            context.getBean(DataSource.class).unwrap(HikariDataSource.class).close();

            awaitHealth(context, PartneroHealthIndicator.DEGRADED, "the database of the outbox does not answer");
        });
    }

    @Test
    void itIsUnknownWithoutTables() {
        runner.withPropertyValues("spring.sql.init.mode=never")
                .run(context -> awaitHealth(context, Status.UNKNOWN, "there are no tables"));
    }

    @Test
    void itCanBeSwitchedOff() {
        runner.withPropertyValues("management.health.partnero-outbox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("partneroOutboxHealthIndicator"));
    }
}
