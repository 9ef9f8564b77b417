package com.partnero.outbox;

import static com.partnero.outbox.Sales.credit;
import static com.partnero.outbox.Sales.old;
import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.reconciliation.Difference;
import com.partnero.reconciliation.Reconciliation;
import com.partnero.testkit.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox promises over every database, whether its pool commits by itself or not. */
abstract class OutboxContract {

    private final TestDatabase database;
    private final boolean autoCommit;
    private Shop shop;

    OutboxContract(TestDatabase database, boolean autoCommit) {
        this.database = database;
        this.autoCommit = autoCommit;
    }

    @BeforeEach
    void open() {
        shop = new Shop(database, autoCommit, settings -> settings);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    // ---- what callers do

    @Test
    void aSaleIsDeliveredAfterTheCommitAndNotBefore() throws SQLException {
        shop.inTransaction(
                outbox -> {
                    assertThat(outbox.record(sale("order-1", "99.99"))).isEqualTo(OutboxResult.STORED);
                    assertThat(shop.emulator.received()).isEmpty();
                },
                true);

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.recorded("order-1")).containsExactly("order-1 99.99");
        assertThat(shop.emulator.received()).containsExactly(Operation.CREATE);
        await().untilAsserted(
                        () -> assertThat(shop.events()).singleElement().isInstanceOf(OutboxEvent.Delivered.class));
    }

    @Test
    void aSaleOfATransactionThatRollsBackIsNeverSent() throws SQLException {
        shop.inTransaction(outbox -> outbox.record(sale("order-1", "99.99")), false);
        shop.outbox.record(sale("order-2", "99.99"));

        shop.awaitState("order-2", OutboxState.RECORDED);
        assertThat(shop.number("select count(*) from partnero_outbox")).isEqualTo(1);
        assertThat(shop.emulator.service().transactions()).hasSize(1);
    }

    @Test
    void repeatedCallsChangeNothingAndOthersUnderTheSameRevisionAreConflicts() {
        assertThat(shop.outbox.record(sale("order-1", "100"))).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.record(sale("order-1", "100.00"))).isEqualTo(OutboxResult.UNCHANGED);
        assertThat(shop.outbox.record(sale("order-1", "100.01"))).isEqualTo(OutboxResult.CONFLICT);
        assertThat(shop.outbox.amend(sale("order-1", "70"), 30)).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.amend(sale("order-1", "70"), 30)).isEqualTo(OutboxResult.UNCHANGED);
        assertThat(shop.outbox.amend(sale("order-1", "71"), 30)).isEqualTo(OutboxResult.CONFLICT);
        assertThat(shop.outbox.amend(sale("order-1", "80"), 20)).isEqualTo(OutboxResult.OUTDATED);
        assertThat(shop.outbox.record(sale("order-1", "100"))).isEqualTo(OutboxResult.OUTDATED);
        assertThat(shop.outbox.remove("order-1")).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.remove("order-1")).isEqualTo(OutboxResult.UNCHANGED);
        assertThat(shop.outbox.amend(sale("order-1", "50"), 50)).isEqualTo(OutboxResult.OUTDATED);

        shop.awaitRest();
        assertThat(shop.recorded("order-1")).isEmpty();
        assertThat(shop.events(OutboxEvent.Conflict.class)).hasSize(2);
    }

    @Test
    void aConflictIsCountedUntilAPersonSettlesItOrTheOrderChanges() {
        for (String key : List.of("order-1", "order-2")) {
            shop.outbox.record(sale(key, "100"));
            shop.outbox.record(sale(key, "100.01"));
        }
        shop.awaitRest();
        assertThat(shop.outboxes.operations().summary())
                .singleElement()
                .satisfies(summary -> assertThat(summary.conflicts()).isEqualTo(2));

        assertThat(shop.outboxes.operations().decide("default", "order-1", Decision.DISCARD, "the first is right"))
                .isTrue();
        shop.outbox.amend(sale("order-2", "100.01"), 1);

        assertThat(shop.outboxes.operations().summary())
                .singleElement()
                .satisfies(summary -> assertThat(summary.conflicts()).isZero());
        assertThat(shop.report("order-1").history())
                .anyMatch(line -> line.contains("record 100.01 USD: conflict, ignored"))
                .anyMatch(line -> line.contains("DISCARD: the first is right"));
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.outbox.record(sale("order-1", "7")).orThrow());
    }

    @Test
    void aRefundThatComesBeforeItsSaleWins() {
        assertThat(shop.outbox.remove("order-1")).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.record(sale("order-1", "100"))).isEqualTo(OutboxResult.OUTDATED);
        assertThat(shop.outbox.amend(sale("order-2", "70"), 3000)).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.record(sale("order-2", "100"))).isEqualTo(OutboxResult.OUTDATED);

        shop.awaitRest();
        assertThat(shop.recorded("order-1")).isEmpty();
        assertThat(shop.recorded("order-2")).containsExactly("order-2 70");
    }

    @Test
    void fiftyTwoSalesAreRecordedAtOnceWithTheirResultsInOrder() {
        shop.outbox.record(sale("order-7", "7"));
        shop.outbox.record(sale("order-8", "1"));
        List<NewTransaction> sales = new ArrayList<>();
        for (int i = 0; i < 52; i++) {
            sales.add(sale("order-" + i, "" + i));
        }
        sales.add(sale("order-9", "9"));

        Map<String, OutboxResult> results = shop.outbox.recordAll(sales);

        assertThat(results.keySet()).hasSize(52).startsWith("order-0");
        assertThat(results)
                .containsEntry("order-7", OutboxResult.UNCHANGED)
                .containsEntry("order-8", OutboxResult.CONFLICT)
                .containsEntry("order-9", OutboxResult.STORED);
        shop.awaitRest();
        assertThat(shop.emulator.service().transactions()).hasSize(52);
    }

    @Test
    void twoTransactionsThatRecordOneOrderAtTheSameMomentBothCommit() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 20; round++) {
            String key = "order-" + round;
            CountDownLatch together = new CountDownLatch(2);
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int revision = i + 1;
                both.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    shop.inTransaction(outbox -> outbox.amend(sale(key, "" + revision), revision), true);
                    return null;
                }));
            }
            for (Future<?> one : both) {
                assertThat(one).succeedsWithin(Shop.SOON);
            }
        }
        threads.shutdown();

        shop.awaitRest();
        for (int round = 0; round < 20; round++) {
            String key = "order-" + round;
            assertThat(shop.recorded(key)).singleElement().asString().endsWith(" 2");
        }
    }

    @Test
    void batchesThatOverlapInOppositeOrdersAllCommit() {
        List<NewTransaction> sales = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sales.add(sale("order-" + i, "1"));
        }
        List<NewTransaction> reversed = new ArrayList<>(sales);
        Collections.reverse(reversed);
        shop.outboxes.operations().pause("default", Instant.now().plusSeconds(600));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 10; round++) {
            List<Future<?>> both = List.of(
                    threads.submit(() -> shop.outbox.recordAll(sales)),
                    threads.submit(() -> shop.outbox.recordAll(reversed)));
            assertThat(both).allSatisfy(batch -> assertThat(batch).succeedsWithin(Shop.SOON));
            shop.update("delete from partnero_outbox");
        }
        threads.shutdown();
    }

    @Test
    void keysAreToldApartToTheLetterAndImpossibleOnesAreRefused() {
        String longest = "k".repeat(250);
        shop.outbox.recordAll(List.of(sale("order-1", "1"), sale("ORDER-1", "2"), sale(longest, "3")));

        shop.awaitRest();
        assertThat(shop.recorded("order-1")).containsExactly("order-1 1");
        assertThat(shop.recorded("ORDER-1")).containsExactly("ORDER-1 2");
        assertThat(shop.report(longest).state()).isEqualTo(OutboxState.RECORDED);
        assertThatIllegalArgumentException().isThrownBy(() -> shop.outbox.record(sale("k".repeat(251), "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> shop.outbox.record(sale("order-1~2", "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> shop.outbox.remove("order-1~17"));
        assertThatIllegalArgumentException().isThrownBy(() -> shop.outbox.remove("order-1", Long.MAX_VALUE));
        assertThatCode(() -> shop.outbox.record(sale("order~x", "1"))).doesNotThrowAnyException();
    }

    // ---- convergence

    @Test
    void anAmendedOrderIsDeletedAndCreatedUnderTheNextWireKey() {
        shop.outbox.record(sale("order-1", "100"));
        shop.awaitState("order-1", OutboxState.RECORDED);

        shop.outbox.amend(sale("order-1", "70"), 3000);
        shop.outbox.amend(sale("order-1", "50"), 5000);
        shop.outbox.record(sale("order-1", "100"));

        shop.awaitRest();
        assertThat(shop.recorded("order-1"))
                .singleElement()
                .asString()
                .startsWith("order-1~")
                .endsWith(" 50");
        OutboxReport report = shop.report("order-1");
        assertThat(report.wanted()).isEqualTo("sale of 50 USD, revision 5000");
        assertThat(report.recorded())
                .singleElement()
                .asString()
                .startsWith(report.wireKey())
                .endsWith(": 50 USD");
        assertThat(report.history())
                .anyMatch(line -> line.endsWith("record 100 USD"))
                .anyMatch(line -> line.endsWith("order-1 deleted: accepted"));
        assertThat(report.toString()).doesNotContain("order-1");
    }

    @Test
    void anOrderIsRemovedAndSoldAgain() {
        shop.outbox.record(sale("order-1", "100"));
        shop.outbox.remove("order-1", 10);
        shop.awaitRest();
        assertThat(shop.recorded("order-1")).isEmpty();

        shop.outbox.amend(sale("order-1", "30"), 11);

        shop.awaitRest();
        assertThat(shop.recorded("order-1")).singleElement().asString().endsWith(" 30");
    }

    @Test
    void aLostAnswerIsSettledByALookAndNeverByASecondRequest() {
        shop.emulator.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        shop.emulator
                .faults()
                .on(Operation.LIST)
                .next(Fault.UNAVAILABLE)
                .then(Fault.UNAVAILABLE)
                .then(Fault.UNAVAILABLE);
        shop.outbox.record(sale("order-1", "99.99"));

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.recorded("order-1")).containsExactly("order-1 99.99");
        assertThat(shop.emulator.received()).containsOnlyOnce(Operation.CREATE);
    }

    @Test
    void aLostRequestIsFollowedByTheNextWireKeyOnceItIsProvablyAbsent() {
        shop.emulator.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);
        shop.outbox.record(sale("order-1", "99.99"));

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.recorded("order-1")).containsExactly("order-1~2 99.99");
        assertThat(shop.row(OutboxKind.SALE, "order-1").known().audits().all())
                .singleElement()
                .satisfies(audit -> assertThat(audit.wire()).isEqualTo(1));
    }

    @Test
    void aSaleThatAppearsLateUnderAGivenUpWireKeyIsDeletedByTheAudit() {
        shop.emulator.faults().on(Operation.CREATE).next(Fault.LOSE_REQUEST);
        shop.outbox.record(sale("order-1", "99.99"));
        shop.awaitState("order-1", OutboxState.RECORDED);
        shop.emulator.service().addTransaction(old("order-1", "99.99"));

        shop.update("update partnero_outbox set audits = '1:1:1', due_at = 1");

        await().atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(shop.recorded("order-1")).containsExactly("order-1~2 99.99"));
        await().untilAsserted(() ->
                assertThat(shop.events(OutboxEvent.LateSaleRemoved.class)).hasSize(1));
        assertThat(shop.row(OutboxKind.SALE, "order-1").at().state()).isEqualTo(OutboxState.RECORDED);
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsBelievedAfterTwoLooksOnly() {
        shop.outbox.record(sale("order-1", "99.99"));
        shop.awaitState("order-1", OutboxState.RECORDED);
        shop.emulator.faults().on(Operation.DELETE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        shop.outbox.remove("order-1");

        shop.awaitState("order-1", OutboxState.ABSENT);
        assertThat(shop.recorded("order-1")).isEmpty();
        assertThat(shop.report("order-1").history())
                .filteredOn(line -> line.contains("order-1 looked up: absent"))
                .hasSize(2);
    }

    /** A 404 says that this delete was not carried out; only lists prove that nothing is recorded. */
    @Test
    void aDeletionThatFindsNothingIsRepeatedUntilListsProveIt() {
        shop.outbox.record(sale("order-1", "100"));
        shop.awaitState("order-1", OutboxState.RECORDED);
        shop.partnero().transactions().delete("order-1");
        shop.emulator
                .faults()
                .on(Operation.LIST)
                .next(Fault.UNAVAILABLE)
                .then(Fault.UNAVAILABLE)
                .then(Fault.UNAVAILABLE);

        shop.outbox.amend(sale("order-1", "70"), 1);

        shop.awaitState("order-1", OutboxState.RECORDED);
        await().untilAsserted(() -> assertThat(shop.recorded("order-1")).containsExactly("order-1~2 70"));
        assertThat(shop.report("order-1").history())
                .anyMatch(line -> line.contains("the list that must confirm HTTP 404 failed"))
                .filteredOn(line -> line.contains("order-1 looked up: absent"))
                .hasSize(2);
    }

    @Test
    void whatOthersHaveRecordedIsFoundBeforeAnOldSaleIsSent() {
        shop.emulator.service().addTransaction(old("order-1", "100"));
        shop.emulator.service().addTransaction(old("order-2", "100"));
        shop.emulator.service().addTransaction(old("order-3", "100"));
        shop.outbox.record(old("order-1", "100"));
        shop.outbox.amend(old("order-2", "70"), 3000);
        shop.outbox.remove("order-3");

        shop.awaitRest();
        assertThat(shop.recorded("order-1")).containsExactly("order-1 100");
        assertThat(shop.recorded("order-2")).containsExactly("order-2~2 70");
        assertThat(shop.recorded("order-3")).isEmpty();
    }

    @Test
    void somethingElseUnderTheKeyNeedsAPersonWhoMayReplaceIt() {
        shop.emulator.service().addTransaction(old("order-1", "5"));
        shop.outbox.record(old("order-1", "100"));
        shop.awaitState("order-1", OutboxState.ATTENTION);
        await().untilAsserted(() ->
                assertThat(shop.events(OutboxEvent.NeedsAttention.class)).hasSize(1));
        assertThat(shop.outboxes.operations().list("default", OutboxState.ATTENTION))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("something else"));

        assertThat(shop.outboxes.operations().decide("default", "order-1", Decision.REPLACE, "ours is right (Ann)"))
                .isTrue();

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.recorded("order-1")).containsExactly("order-1~2 100");
        assertThat(shop.report("order-1").history()).anyMatch(line -> line.contains("REPLACE: ours is right (Ann)"));
        assertThat(shop.outboxes.operations().decide("default", "order-1", Decision.RETRY, "again"))
                .isFalse();
    }

    @Test
    void whatPartneroRefusesWaitsForAPersonAndIsSentOnceItIsRetried() {
        shop.emulator.faults().on(Operation.CREATE).next(Fault.status(400));
        shop.outbox.record(sale("order-1", "99.99"));
        shop.awaitState("order-1", OutboxState.ATTENTION);

        assertThat(shop.outboxes.operations().decide("default", "order-1", Decision.RETRY, "mended"))
                .isTrue();

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.recorded("order-1")).containsExactly("order-1 99.99");
    }

    @Test
    void whatIsDiscardedStaysUntilNothingIsWantedAnyMore() {
        shop.emulator.service().addTransaction(old("order-1", "5"));
        shop.outbox.record(old("order-1", "100"));
        shop.awaitState("order-1", OutboxState.ATTENTION);
        assertThat(shop.outboxes.operations().decide("default", "order-1", Decision.DISCARD, "a test order"))
                .isTrue();
        assertThat(shop.report("order-1").reason()).isEqualTo("a test order");

        shop.outbox.remove("order-1");

        shop.awaitState("order-1", OutboxState.ABSENT);
        assertThat(shop.recorded("order-1")).isEmpty();
    }

    @Test
    void aBuyerWhoWasNotReferredIsAnOrdinaryEndThatCanBeRetried() {
        shop.emulator.service().addCustomer("stranger");
        NewTransaction sale = sale("order-1", "10").toBuilder()
                .buyer(CustomerRef.id("stranger"))
                .build();
        shop.outbox.record(sale);

        shop.awaitState("order-1", OutboxState.REFUSED);
        await().untilAsserted(() -> assertThat(shop.events()).singleElement().isInstanceOf(OutboxEvent.Refused.class));

        shop.emulator.service().editCustomer("stranger").referredBy("referrer");
        assertThat(shop.outboxes.operations().decide("default", "order-1", Decision.RETRY, "referred now"))
                .isTrue();
        shop.awaitState("order-1", OutboxState.RECORDED);
    }

    @Test
    void aNewCustomerWhoExistsAlreadyIsSentByReference() {
        NewCustomer buyer = NewCustomer.builder()
                .id("buyer")
                .referrer(CustomerRef.id("referrer"))
                .build();
        shop.outbox.record(sale("order-1", "10").toBuilder().buyer(buyer).build());

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.outbox.record(sale("order-1", "10"))).isEqualTo(OutboxResult.UNCHANGED);
    }

    @Test
    void aThrottledProgramIsLeftAloneAsLongAsItAsks() {
        shop.emulator.faults().on(Operation.CREATE).next(Fault.RATE_LIMIT.retryAfter(2));
        shop.outbox.record(sale("order-1", "1"));
        await().atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(shop.outboxes.operations().summary())
                        .singleElement()
                        .satisfies(summary -> assertThat(summary.pausedUntil()).isNotNull()));
        shop.outbox.record(sale("order-2", "1"));

        assertThat(shop.emulator.received()).hasSize(1);
        shop.awaitRest();
        assertThat(shop.emulator.service().transactions()).hasSize(2);
    }

    @Test
    void pausesAtTheSameMomentKeepTheLongest() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 20; round++) {
            String program = "shop/another-" + round;
            CountDownLatch together = new CountDownLatch(8);
            List<Future<?>> pauses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Duration duration = Duration.ofMinutes(i == 3 ? 60 : i + 1);
                pauses.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    shop.outboxes.pauses().atLeast(program, duration, "throttled");
                    return null;
                }));
            }
            assertThat(pauses).allSatisfy(pause -> assertThat(pause).succeedsWithin(Shop.SOON));
        }
        threads.shutdown();

        assertThat(shop.outboxes.pauses().all())
                .hasSize(20)
                .allSatisfy(pause -> assertThat(pause.until())
                        .isGreaterThan(Instant.now().plusSeconds(1800).toEpochMilli()));
    }

    @Test
    void aPausedProgramGetsNothingUntilItIsResumed() throws InterruptedException {
        shop.outboxes.operations().pause("default", Instant.now().plusSeconds(3600));
        shop.outbox.record(sale("order-1", "1"));
        Thread.sleep(500);
        shop.outboxes.pauses().putOff();
        assertThat(shop.emulator.received()).isEmpty();

        shop.outboxes.operations().pause("default", Instant.EPOCH);

        shop.awaitState("order-1", OutboxState.RECORDED);
    }

    @Test
    void whatIsTooOldNeedsAPerson() {
        shop.emulator.faults().always(Fault.UNAVAILABLE);
        shop.outbox.record(old("order-1", "1"));
        shop.update("update partnero_outbox set counted_from = 1");

        shop.awaitState("order-1", OutboxState.ATTENTION);
        assertThat(shop.report("order-1").reason()).contains("max-age");
    }

    @Test
    void aCreditWhoseAnswerIsLostIsNeverSentAgainWithoutAPerson() {
        shop.emulator.faults().on(Operation.CREDIT).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        assertThat(shop.outbox.credit("goodwill-1", credit("10"))).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.credit("goodwill-2", credit("10"))).isEqualTo(OutboxResult.STORED);
        assertThat(shop.outbox.credit("goodwill-1", credit("10.00"))).isEqualTo(OutboxResult.UNCHANGED);
        assertThat(shop.outbox.credit("goodwill-1", credit("11"))).isEqualTo(OutboxResult.CONFLICT);

        shop.awaitRest();
        assertThat(shop.emulator.service().credits()).hasSize(2);
        assertThat(shop.number("select count(*) from partnero_outbox where state = 'ATTENTION'"))
                .isEqualTo(1);
        String stopped = shop.outboxes
                .operations()
                .list("default", OutboxState.ATTENTION)
                .get(0)
                .key();
        assertThat(shop.outboxes.operations().decide("default", stopped, Decision.REPLACE, "no"))
                .isFalse();
        assertThat(shop.outboxes.operations().decide("default", stopped, Decision.RETRY, "it was not written"))
                .isTrue();
        shop.awaitRest();
        assertThat(shop.emulator.service().credits()).hasSize(3);
    }

    @Test
    void whatADeadInstanceHeldIsTakenOver() {
        shop.outboxes.operations().pause("default", Instant.now().plusSeconds(3600));
        shop.outbox.record(sale("order-1", "1"));
        shop.update("update partnero_outbox set state = 'SENDING', sent = payload, sent_no = 1, due_at = 1");
        shop.outboxes.operations().pause("default", Instant.EPOCH);

        shop.awaitState("order-1", OutboxState.RECORDED);
        assertThat(shop.recorded("order-1")).containsExactly("order-1~2 1");
    }

    @Test
    void aRowThatNobodyWouldFindCannotBeStored() {
        shop.outbox.record(sale("order-1", "1"));
        shop.awaitState("order-1", OutboxState.RECORDED);

        assertThatCode(() -> shop.update("update partnero_outbox set state = 'UNKNOWN', due_at = null"))
                .isInstanceOf(OutboxDatabaseException.class)
                .hasMessageNotContaining("order-1");
    }

    @Test
    void oldRowsAreEmptiedAndKeepTheirOrders() {
        shop.outbox.record(sale("order-1", "100"));
        shop.awaitState("order-1", OutboxState.RECORDED);
        shop.update("update partnero_outbox set changed_at = 1");

        shop.outboxes.emptyOld();

        assertThat(shop.number(
                        "select count(*) from partnero_outbox where payload is null and sent is null and history = ''"))
                .isEqualTo(1);
        assertThat(shop.outbox.record(sale("order-1", "100"))).isEqualTo(OutboxResult.UNCHANGED);
        shop.outbox.remove("order-1");
        shop.awaitState("order-1", OutboxState.ABSENT);
        assertThat(shop.recorded("order-1")).isEmpty();
    }

    @Test
    void amendmentsAndRemovalsInAnyOrderEndWithTheGreatestRevision() {
        Random random = new Random(7);
        shop.emulator.faults().on(Operation.CREATE).randomly(0.2, 1, Fault.LOSE_ANSWER_AFTER_COMMIT);
        shop.emulator.faults().on(Operation.DELETE).randomly(0.2, 2, Fault.LOSE_ANSWER_AFTER_COMMIT);
        List<Runnable> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = "order-" + i;
            boolean refunded = i % 3 == 0;
            calls.add(() -> shop.outbox.record(sale(key, "100")));
            calls.add(() -> shop.outbox.amend(sale(key, "70"), 3000));
            calls.add(() -> shop.outbox.amend(sale(key, "50"), 5000));
            if (refunded) {
                calls.add(() -> shop.outbox.remove(key));
            }
        }
        calls.addAll(List.copyOf(calls));
        Collections.shuffle(calls, random);

        calls.forEach(Runnable::run);

        shop.awaitRest();
        for (int i = 0; i < 12; i++) {
            if (i % 3 == 0) {
                assertThat(shop.recorded("order-" + i)).isEmpty();
            } else {
                assertThat(shop.recorded("order-" + i))
                        .singleElement()
                        .asString()
                        .endsWith(" 50");
            }
        }
        assertThat(shop.outboxes.operations().list("default", OutboxState.ATTENTION))
                .isEmpty();
    }

    @Test
    void aSaleThatIsSentAtOnceIsOneThatTheStateMachineSendsAtOnce() {
        shop.outboxes.stop();
        shop.outbox.record(sale("fresh", "1"));
        shop.outbox.record(old("undated", "1"));
        shop.outbox.record(sale("dated-long-ago", "1").toBuilder()
                .createdAt(Instant.now().minus(Duration.ofHours(1)))
                .build());
        shop.outbox.amend(sale("amended", "1"), 1);
        shop.outbox.remove("removed", 1);
        shop.outbox.amend(sale("removed", "1"), 2);
        shop.outbox.record(sale("recorded-long-ago", "1"));
        shop.update("update partnero_outbox set recorded_at = 1 where entry_key = 'recorded-long-ago'");
        shop.update("update partnero_outbox set due_at = 1");

        List<OutboxTable.Claimed> claimed = shop.outboxes
                .database()
                .own(connection -> shop.outboxes
                        .table()
                        .claim(connection, "shop/default", 100, Duration.ofMinutes(1), Duration.ofDays(7)));

        assertThat(claimed).hasSize(6);
        for (OutboxTable.Claimed one : claimed) {
            assertThat(one.direct())
                    .as(one.row().key())
                    .isEqualTo(one.row().key().equals("fresh"));
            assertThat(one.row().isFresh() && one.row().at().look() == NextLook.NONE)
                    .as(one.row().key())
                    .isEqualTo(one.direct());
            assertThat(shop.row(OutboxKind.SALE, one.row().key()).known())
                    .isEqualTo(one.row().known());
        }
    }

    /** PostgreSQL alone claims in one statement; elsewhere the sales of a batch share two. */
    @Test
    void aDeliveredSaleTakesThreeStatements() {
        shop.outbox.record(sale("warm-up", "1"));
        shop.awaitRest();
        List<NewTransaction> sales = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sales.add(sale("order-" + i, "1"));
        }
        assertThat(statementsOf(sales)).isLessThanOrEqualTo(3 * 100);
    }

    /** Without those that look for something to do, and find nothing. */
    private long statementsOf(List<NewTransaction> sales) {
        shop.outboxes.stop();
        shop.source.taken();
        shop.outbox.recordAll(sales);
        shop.outboxes.start();
        shop.awaitRest();
        return shop.source.taken().stream()
                .filter(sql -> sql.contains("insert into partnero_outbox (")
                        || sql.startsWith("merge")
                        || sql.startsWith("update partnero_outbox ")
                        || sql.contains("for update"))
                .filter(sql -> !sql.contains("payload = null"))
                .count();
    }

    @Test
    void anAmountOfZeroIsASaleToo() {
        shop.outbox.record(NewTransaction.builder()
                .key("trial-1")
                .amount(Amount.of("0", "USD"))
                .buyer(CustomerRef.id("buyer"))
                .build());

        shop.awaitState("trial-1", OutboxState.RECORDED);
        assertThat(shop.recorded("trial-1")).containsExactly("trial-1 0");
    }

    @Test
    void aComparisonKnowsWireKeysAndFindsWhatTheOutboxCannotSee() {
        shop.outbox.recordAll(List.of(sale("order-1", "100"), sale("order-2", "100"), sale("order-3", "100")));
        shop.awaitRest();
        shop.outbox.amend(sale("order-1", "70"), 1);
        shop.outbox.remove("order-2");
        shop.awaitRest();
        assertThat(differences()).isEmpty();

        shop.emulator.service().addTransaction(old("order-1", "100"));
        shop.partnero().transactions().delete("order-3");

        assertThat(differences()).containsExactlyInAnyOrder("UNKNOWN order-1", "MISSING order-3");
    }

    private List<String> differences() {
        try (Stream<Difference> differences = Reconciliation.of(
                        shop.partnero().transactions(), shop.outboxes.recordedSales("default"))
                .differences()) {
            return differences
                    .map(difference -> difference.kind() + " " + difference.key())
                    .toList();
        }
    }
}
