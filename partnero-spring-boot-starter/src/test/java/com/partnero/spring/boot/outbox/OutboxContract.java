package com.partnero.spring.boot.outbox;

import static com.partnero.spring.boot.outbox.OutboxShop.credit;
import static com.partnero.spring.boot.outbox.OutboxShop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the outbox promises over every database. */
abstract class OutboxContract {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int DELIVERIES = Integer.getInteger("partnero.test.deliveries", 100);

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private TestDatabase database;

    abstract TestDatabase database();

    @BeforeEach
    void emptyDatabase() {
        database = database();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private void run(Consumer<Running> test, String... properties) {
        OutboxShop.runner(database, emulator).withPropertyValues(properties).run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(new Running(context));
        });
    }

    /** The application while it runs. */
    private record Running(ApplicationContext context) {

        PartneroOutbox outbox() {
            return context.getBean(PartneroOutbox.class);
        }

        OutboxOperations operations() {
            return context.getBean(OutboxOperations.class);
        }

        TransactionTemplate transaction() {
            return context.getBean(TransactionTemplate.class);
        }

        JdbcTemplate jdbc() {
            return context.getBean(JdbcTemplate.class);
        }

        List<OutboxEvent> events() {
            return context.getBean(OutboxShop.Shop.class).events();
        }

        OutboxEntry find(OutboxKind kind, String key) {
            return operations().find(PartneroClients.DEFAULT, kind, key).orElseThrow();
        }

        void awaitState(OutboxKind kind, String key, OutboxState state) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(find(kind, key).state())
                            .as(() -> String.valueOf(find(kind, key).reason()))
                            .isEqualTo(state));
        }

        void awaitSale(String key, OutboxState state) {
            awaitState(OutboxKind.SALE, key, state);
        }
    }

    private void assertRecordedOnce(String key) {
        assertThat(emulator.service().ledger().stream().filter(row -> key.equals(row.key())))
                .hasSize(1);
    }

    @Test
    void aSaleIsDeliveredAfterTheCommitAndNotBefore() {
        run(shop -> {
            shop.transaction().executeWithoutResult(status -> {
                shop.outbox().record(sale("order-1", "99.99"));
                assertThat(emulator.service().ledger()).isEmpty();
            });

            shop.awaitSale("order-1", OutboxState.DELIVERED);
            assertRecordedOnce("order-1");
            assertThat(shop.events()).singleElement().isInstanceOf(OutboxEvent.Delivered.class);
            assertThat(shop.jdbc().queryForObject("select count(*) from partnero_outbox_schedule", Integer.class))
                    .isZero();
        });
    }

    @Test
    void everyCommitWakesItsDeliveryWithoutAPoll() {
        run(
                shop -> {
                    for (int i = 0; i < DELIVERIES; i++) {
                        shop.outbox().record(sale("order-" + i, "99.99"));
                        int delivered = i + 1;
                        await().atMost(SOON)
                                .pollDelay(Duration.ZERO)
                                .pollInterval(Duration.ofMillis(2))
                                .until(() -> shop.events().size() == delivered);
                    }

                    List<Duration> times = shop.events().stream()
                            .map(OutboxEvent::entry)
                            .map(entry -> Duration.between(entry.recordedAt(), entry.changedAt()))
                            .sorted()
                            .toList();
                    assertThat(emulator.service().ledger()).hasSize(DELIVERIES);
                    System.out.printf(
                            "%d deliveries over %s: half in %d ms, 99 of 100 in %d ms, all in %d ms%n",
                            DELIVERIES,
                            database.vendor(),
                            times.get(DELIVERIES / 2).toMillis(),
                            times.get(DELIVERIES * 99 / 100).toMillis(),
                            times.get(DELIVERIES - 1).toMillis());
                },
                "partnero.outbox.polling=1h");
    }

    @Test
    void aSaleOfATransactionThatRollsBackIsNeverSent() {
        run(shop -> {
            shop.transaction().executeWithoutResult(status -> {
                shop.outbox().record(sale("order-1", "99.99"));
                status.setRollbackOnly();
            });
            shop.outbox().record(sale("order-2", "99.99"));

            shop.awaitSale("order-2", OutboxState.DELIVERED);
            assertThat(emulator.service().ledger()).hasSize(1);
            assertThat(shop.jdbc().queryForObject("select count(*) from partnero_outbox", Integer.class))
                    .isEqualTo(1);
        });
    }

    @Test
    void theSameSaleTwiceIsOneAndAnotherUnderItsKeyIsRefusedAtOnce() {
        run(shop -> {
            shop.outbox().record(sale("order-1", "100"));
            shop.outbox().record(sale("order-1", "100.00"));

            assertThatThrownBy(() -> shop.outbox().record(sale("order-1", "100.01")))
                    .isInstanceOf(OutboxConflictException.class)
                    .hasMessageNotContaining("order-1");
            shop.awaitSale("order-1", OutboxState.DELIVERED);
            assertRecordedOnce("order-1");
        });
    }

    @Test
    void twoTransactionsThatRecordOneKeyAtTheSameMomentBothCommit() {
        run(shop -> {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            for (int round = 0; round < 20; round++) {
                String key = "order-" + round;
                CountDownLatch together = new CountDownLatch(2);
                List<Future<?>> both = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    both.add(threads.submit(() -> shop.transaction().executeWithoutResult(status -> {
                        meet(together);
                        shop.outbox().record(sale(key, "99.99"));
                    })));
                }
                for (Future<?> one : both) {
                    assertThat(one).succeedsWithin(SOON);
                }
                shop.awaitSale(key, OutboxState.DELIVERED);
                assertRecordedOnce(key);
            }
            threads.shutdown();
        });
    }

    private static void meet(CountDownLatch together) {
        together.countDown();
        try {
            together.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keysThatDifferInOneCharacterAreDifferentHoweverLong() {
        String longKey = "k".repeat(3000);
        run(shop -> {
            shop.outbox()
                    .recordAll(List.of(
                            sale("order-1", "1"),
                            sale("ORDER-1", "2"),
                            sale("gid://shop/Order/1", "3"),
                            sale(longKey, "4")));

            for (String key : List.of("order-1", "ORDER-1", "gid://shop/Order/1", longKey)) {
                assertThat(shop.find(OutboxKind.SALE, key).key()).isEqualTo(key);
            }
            shop.awaitSale("gid://shop/Order/1", OutboxState.DELIVERED);
        });
    }

    @Test
    void aLostAnswerIsSettledByALookAndNeverByASecondRequest() {
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        emulator.faults()
                .on(Operation.LIST)
                .next(Fault.UNAVAILABLE)
                .then(Fault.UNAVAILABLE)
                .then(Fault.UNAVAILABLE);
        run(shop -> {
            shop.outbox().record(sale("order-1", "99.99"));

            shop.awaitSale("order-1", OutboxState.DELIVERED);
            assertRecordedOnce("order-1");
            assertThat(emulator.received()).containsOnlyOnce(Operation.CREATE);
        });
    }

    @Test
    void aLostRequestIsSentAgainOnceItIsProvablyAbsent() {
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);
        run(shop -> {
            shop.outbox().record(sale("order-1", "99.99"));

            shop.awaitSale("order-1", OutboxState.DELIVERED);
            assertRecordedOnce("order-1");
            assertThat(shop.find(OutboxKind.SALE, "order-1").attempts()).isEqualTo(2);
        });
    }

    @Test
    void whatPartneroRefusesIsQuarantinedAndDeliveredOnceItIsMendedAndRetried() {
        run(shop -> {
            emulator.faults().on(Operation.CREATE).next(Fault.status(422));
            shop.outbox().record(sale("order-1", "99.99"));
            shop.awaitSale("order-1", OutboxState.QUARANTINED);
            OutboxEntry entry = shop.find(OutboxKind.SALE, "order-1");
            assertThat(entry.reason()).contains("422");
            assertThat(shop.events()).singleElement().isInstanceOf(OutboxEvent.Quarantined.class);

            assertThat(shop.operations().retry(PartneroClients.DEFAULT, entry.id()))
                    .isTrue();

            shop.awaitSale("order-1", OutboxState.DELIVERED);
            assertRecordedOnce("order-1");
        });
    }

    @Test
    void whatIsDiscardedKeepsItsReason() {
        run(shop -> {
            emulator.faults().on(Operation.CREATE).next(Fault.status(422));
            shop.outbox().record(sale("order-1", "99.99"));
            shop.awaitSale("order-1", OutboxState.QUARANTINED);
            String id = shop.find(OutboxKind.SALE, "order-1").id();

            assertThat(shop.operations().discard(PartneroClients.DEFAULT, id, "a test order"))
                    .isTrue();

            assertThat(shop.find(OutboxKind.SALE, "order-1").state()).isEqualTo(OutboxState.DISCARDED);
            assertThat(shop.find(OutboxKind.SALE, "order-1").reason()).isEqualTo("a test order");
            assertThat(shop.operations().retry(PartneroClients.DEFAULT, id)).isFalse();
        });
    }

    @Test
    void anotherSaleUnderTheKeyAtPartneroIsAProblemForAPerson() {
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);
        emulator.faults().on(Operation.LIST).always(Fault.UNAVAILABLE);
        run(shop -> {
            shop.outbox().record(sale("order-1", "99.99"));
            shop.awaitSale("order-1", OutboxState.SETTLING);
            try (Partnero other = FeignPartnero.builder()
                    .apiKey(emulator.apiKey())
                    .baseUrl(emulator.baseUrl())
                    .build()) {
                other.transactions().create(sale("order-1", "5.00"));
            }
            emulator.faults().clear();

            shop.awaitSale("order-1", OutboxState.QUARANTINED);
            assertRecordedOnce("order-1");
        });
    }

    @Test
    void aCreditWhoseAnswerIsLostIsNeverSentAgain() {
        emulator.faults().on(Operation.CREDIT).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        run(shop -> {
            shop.outbox().credit("goodwill-1", credit("10"));
            shop.awaitState(OutboxKind.CREDIT, "goodwill-1", OutboxState.NEEDS_DECISION);

            shop.outbox().credit("goodwill-1", credit("10"));
            shop.outbox().credit("goodwill-2", credit("10"));

            shop.awaitState(OutboxKind.CREDIT, "goodwill-2", OutboxState.DELIVERED);
            assertThat(emulator.service().credits()).hasSize(2);
            assertThat(shop.events()).anyMatch(event -> event instanceof OutboxEvent.NeedsDecision);
            assertThatThrownBy(() -> shop.outbox().credit("goodwill-1", credit("11")))
                    .isInstanceOf(OutboxConflictException.class);
        });
    }

    @Test
    void aRefundFollowsItsSale() {
        emulator.faults().on(Operation.CREATE).next(Fault.RATE_LIMIT.retryAfter(3));
        run(shop -> {
            shop.transaction().executeWithoutResult(status -> {
                shop.outbox().record(sale("order-1", "99.99"));
                shop.outbox().delete("order-1");
                shop.outbox().delete("order-1");
            });

            shop.awaitState(OutboxKind.DELETE, "order-1", OutboxState.DELIVERED);
            assertThat(emulator.service().transactions("order-1")).isEmpty();
            assertRecordedOnce("order-1");
            assertThatThrownBy(() -> shop.outbox().record(sale("order-1", "99.99")))
                    .isInstanceOf(OutboxConflictException.class);
        });
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsSettledByALook() {
        run(shop -> {
            shop.outbox().record(sale("order-1", "99.99"));
            shop.awaitSale("order-1", OutboxState.DELIVERED);
            emulator.faults().on(Operation.DELETE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
            shop.outbox().delete("order-1");

            shop.awaitState(OutboxKind.DELETE, "order-1", OutboxState.DELIVERED);
            assertThat(emulator.received()).containsOnlyOnce(Operation.DELETE);
        });
    }

    @Test
    void programsOfOneDatabaseDoNotMix() {
        try (PartneroEmulator eu = StarterFixture.emulator()) {
            run(
                    shop -> {
                        shop.outbox().record(sale("order-1", "1"));
                        shop.outbox().client("eu").record(sale("order-1", "2"));

                        shop.awaitSale("order-1", OutboxState.DELIVERED);
                        await().atMost(SOON)
                                .untilAsserted(() -> assertThat(shop.operations()
                                                .find("eu", OutboxKind.SALE, "order-1")
                                                .orElseThrow()
                                                .state())
                                        .isEqualTo(OutboxState.DELIVERED));
                        assertThat(emulator.service().ledger()).hasSize(1);
                        assertThat(eu.service().ledger()).hasSize(1);
                        assertThatThrownBy(() -> shop.outbox().client("us"))
                                .isInstanceOf(IllegalArgumentException.class);
                    },
                    "partnero.clients.eu.api-key=" + eu.apiKey(),
                    "partnero.clients.eu.base-url=" + eu.baseUrl());
        }
    }

    @Test
    void aProgramThatDoesNotAnswerKeepsNoOtherWaiting() {
        try (PartneroEmulator eu = StarterFixture.emulator()) {
            eu.faults().always(Fault.STALL);
            run(
                    shop -> {
                        for (int i = 0; i < 20; i++) {
                            shop.outbox().client("eu").record(sale("order-" + i, "1"));
                        }
                        shop.outbox().record(sale("order-1", "1"));

                        await().atMost(Duration.ofSeconds(1))
                                .untilAsserted(() -> assertThat(shop.find(OutboxKind.SALE, "order-1")
                                                .state())
                                        .isEqualTo(OutboxState.DELIVERED));
                    },
                    "partnero.clients.eu.api-key=" + eu.apiKey(),
                    "partnero.clients.eu.base-url=" + eu.baseUrl());
        }
    }

    @Test
    void whatANewerVersionRecordedIsLeftToIt() {
        run(shop -> {
            shop.transaction().executeWithoutResult(status -> {
                shop.outbox().record(sale("order-1", "99.99"));
                shop.jdbc().update("update partnero_outbox set payload_version = 2, payload = 'new'");
            });
            shop.outbox().record(sale("order-2", "99.99"));

            shop.awaitSale("order-2", OutboxState.DELIVERED);
            assertThat(shop.find(OutboxKind.SALE, "order-1").state()).isEqualTo(OutboxState.PENDING);
            assertThat(emulator.service().ledger()).hasSize(1);
        });
    }

    @Test
    void anUnreadablePayloadIsQuarantined() {
        run(shop -> {
            shop.transaction().executeWithoutResult(status -> {
                shop.outbox().record(sale("order-1", "99.99"));
                shop.jdbc().update("update partnero_outbox set payload = '{'");
            });

            shop.awaitSale("order-1", OutboxState.QUARANTINED);
        });
    }

    @Test
    void whatTheEngineForgotIsFoundAtTheStart() {
        run(
                shop -> {
                    shop.outbox().record(sale("order-1", "99.99"));
                    shop.jdbc().update("delete from partnero_outbox_schedule");
                },
                "partnero.outbox.polling=1h",
                "partnero.base-url=http://127.0.0.1:1/v1");
        run(shop -> {
            shop.awaitSale("order-1", OutboxState.DELIVERED);
            assertRecordedOnce("order-1");
        });
    }

    @Test
    void whatIsTooOldIsQuarantined() {
        run(
                shop -> {
                    shop.outbox().record(sale("order-1", "99.99"));

                    shop.awaitSale("order-1", OutboxState.QUARANTINED);
                    assertThat(shop.find(OutboxKind.SALE, "order-1").reason()).contains("max-age");
                },
                "partnero.outbox.max-age=1s",
                "partnero.base-url=http://127.0.0.1:1/v1");
    }

    @Test
    void whatIsUnderWayIsCounted() {
        run(
                shop -> {
                    shop.outbox().record(sale("order-1", "99.99"));

                    Map<OutboxState, Long> counts = shop.operations().counts(PartneroClients.DEFAULT);
                    assertThat(counts.get(OutboxState.PENDING) + counts.get(OutboxState.SENDING))
                            .isEqualTo(1);
                    assertThat(counts).doesNotContainKey(OutboxState.DELIVERED);
                    assertThat(shop.operations().oldest(PartneroClients.DEFAULT))
                            .isPresent();
                    assertThat(shop.operations().list(PartneroClients.DEFAULT, List.of(OutboxState.values())))
                            .singleElement()
                            .satisfies(entry -> assertThat(entry.toString()).doesNotContain("order-1"));
                },
                "partnero.base-url=http://127.0.0.1:1/v1");
    }
}
