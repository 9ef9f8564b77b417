package com.partnero.spring.boot.outbox;

import static com.partnero.spring.boot.outbox.OutboxShop.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.partnero.outbox.OutboxDatabaseException;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.spring.boot.actuate.PartneroEndpoint;
import com.partnero.spring.boot.actuate.PartneroHealthIndicator;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The database server goes away while the application runs, and comes back. */
abstract class DatabaseOutageContract {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String[] PATIENCE = {
        "spring.datasource.hikari.connection-timeout=250",
        "spring.datasource.hikari.validation-timeout=250",
        "spring.sql.init.mode=never"
    };

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private TestDatabase database;
    private Relay relay;

    abstract TestDatabase database();

    @BeforeEach
    void makeDatabase() {
        database = database();
        database.makeTables();
        relay = new Relay(database.url());
    }

    @AfterEach
    void close() {
        relay.close();
        emulator.close();
    }

    private ApplicationContextRunner runner() {
        return OutboxShop.runner(relay.to(database), emulator)
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues(PATIENCE);
    }

    /** Does something once, when the application comes to a point. */
    private static BeanPostProcessor at(KillPoint point, Runnable action) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new WatchedDataSource(source, point, once(action)) : bean;
            }
        };
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    private static void sell(ApplicationContext shop, String key) {
        shop.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> shop.getBean(PartneroOutbox.class).record(fresh(key, "99.99")));
    }

    @ParameterizedTest
    @EnumSource
    void aSaleIsRecordedOnceWhereverTheDatabaseGoesAway(KillPoint point) {
        recordedOnce(point, relay::cut);
    }

    /** The statement was carried out, but nobody learns of it. */
    @ParameterizedTest
    @EnumSource(names = {"RECORDED_NOT_COMMITTED", "CLAIMED_NOT_COMMITTED", "ANSWERED", "UNCERTAIN", "ABSENT_TWICE"})
    void aSaleIsRecordedOnceWhereverTheLastAnswerOfTheDatabaseIsLost(KillPoint point) {
        recordedOnce(point, relay::cutInsteadOfTheNextAnswer);
    }

    private void recordedOnce(KillPoint point, Runnable outage) {
        point.prepare(emulator.faults());
        runner().withBean("watching", BeanPostProcessor.class, () -> at(point, outage))
                .run(shop -> {
                    try {
                        sell(shop, "order-1");
                    } catch (NestedRuntimeException e) {
                        // Where the outage is met by the caller's own transaction.
                    }
                    await().atMost(SOON).until(relay::isAway);
                    emulator.faults().clear();

                    relay.restore();
                    await().atMost(SOON).ignoreExceptions().until(() -> {
                        // Nobody has told the caller that it is recorded, so it is recorded again.
                        sell(shop, "order-1");
                        return true;
                    });

                    database.endLeases();
                    assertDelivered(shop, "order-1");
                });
    }

    private void assertDelivered(ApplicationContext shop, String key) {
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(shop.getBean(PartneroOutbox.class)
                                .report(key)
                                .orElseThrow()
                                .state())
                        .isEqualTo(OutboxState.RECORDED));
        assertThat(emulator.service().ledger())
                .singleElement()
                .satisfies(row -> assertThat(row.key()).startsWith(key));
    }

    @Test
    void whileItIsAwayOnlyTheTransactionsOfCallersFail() {
        runner().withPropertyValues("management.endpoints.web.exposure.include=partnero")
                .run(shop -> {
                    relay.cut();

                    // At their beginning, or by their first statement where the pool has just looked at the connection.
                    assertThatThrownBy(() -> sell(shop, "order-1"))
                            .isInstanceOfAny(TransactionException.class, OutboxDatabaseException.class);
                    assertThatThrownBy(() -> shop.getBean(PartneroOutbox.class).record(fresh("order-1", "99.99")))
                            .isInstanceOf(OutboxDatabaseException.class);
                    MeterRegistry meters = shop.getBean(MeterRegistry.class);
                    assertThat(meters.get("partnero.outbox.oldest.age")
                                    .timeGauge()
                                    .value())
                            .isNaN();
                    assertThat(meters.get("partnero.outbox.entries").gauges())
                            .isNotEmpty()
                            .allSatisfy(entries -> assertThat(entries.value()).isNaN());
                    assertThat(shop.getBean(PartneroHealthIndicator.class)
                                    .health()
                                    .getStatus())
                            .isEqualTo(Status.UNKNOWN);
                    PartneroEndpoint endpoint = shop.getBean(PartneroEndpoint.class);
                    assertThatThrownBy(() -> endpoint.outbox(PartneroClients.DEFAULT, "outbox", null))
                            .hasMessageContaining("its database is away");

                    relay.restore();
                    await().atMost(SOON).ignoreExceptions().until(() -> {
                        sell(shop, "order-1");
                        return true;
                    });
                    assertDelivered(shop, "order-1");
                });
    }

    @Test
    void anApplicationThatStartsBeforeItDeliversOnceItIsThere() {
        runner().withPropertyValues("partnero.base-url=http://127.0.0.1:1/v1").run(shop -> sell(shop, "order-1"));
        relay.cut();

        runner().run(shop -> {
            assertThat(shop).hasNotFailed();
            assertThat(shop.getBean(PartneroOutbox.class)).isNotNull();
            relay.restore();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(emulator.service().ledger()).hasSize(1));
        });
    }

    @Test
    void anApplicationThatEndsWhileItIsAwayEnds() {
        relay.cut();

        runner().withPropertyValues("partnero.outbox.polling=1h")
                .run(shop -> assertThat(shop).hasNotFailed());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().startsWith("partnero-outbox-")));
    }
}
