package com.partnero.outbox;

import static com.partnero.outbox.Sales.credit;
import static com.partnero.outbox.Sales.old;
import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.partnero.ApiKey;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much the engine does, and how fairly. */
class EngineTest {

    @Test
    void aBatchOfSalesTakesOneInsertForFiftyAndAtMostThreeStatementsASale() {
        try (Shop shop = new Shop(TestDatabase.h2(), true, settings -> settings.concurrency(8))) {
            List<NewTransaction> sales = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sales.add(sale("order-" + i, "1"));
            }
            shop.source.taken();

            shop.outbox.recordAll(sales);
            assertThat(shop.source.taken().stream().filter(sql -> sql.startsWith("merge")))
                    .hasSizeLessThanOrEqualTo(1);
            shop.awaitRest();

            List<String> written = shop.source.taken().stream()
                    .filter(sql -> !sql.startsWith("select"))
                    .toList();
            assertThat(written).hasSizeLessThanOrEqualTo(2 * 50);
        }
    }

    @Test
    void aTurnThatBeginsWhileAnotherIsStillEndingFindsAThread() throws InterruptedException {
        ExecutorService workers = Engine.workers(2);
        Semaphore places = new Semaphore(2);
        int turns = 100_000;

        for (int i = 0; i < turns; i++) {
            places.acquire();
            workers.execute(places::release);
        }

        assertThat(places.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        workers.shutdown();
    }

    @Test
    void aTurnThatComesAfterTheEndStillGivesItsRowBack() {
        ExecutorService workers = Engine.workers(2);
        workers.shutdown();
        AtomicBoolean ran = new AtomicBoolean();

        workers.execute(() -> ran.set(true));

        assertThat(ran).isTrue();
    }

    @Test
    void anIdleInstanceAsksOnceAPoll() throws InterruptedException {
        try (Shop shop = new Shop(TestDatabase.h2(), true, settings -> settings.polling(Duration.ofMillis(200)))) {
            Thread.sleep(500);
            shop.source.taken();

            Thread.sleep(2000);

            assertThat(shop.source.taken()).hasSizeLessThanOrEqualTo(12);
        }
    }

    @Test
    void aProgramThatHangsDelaysNoOther() {
        assertDelaysNoOther(40, Duration.ofSeconds(2), true);
    }

    /** The hanging program does not answer before the others must be done. */
    @Test
    @Tag("kill")
    void aTenantThatHangsDelaysNoneOfThousands() {
        PartneroEmulator hanging = assertDelaysNoOther(3_996, Duration.ofMinutes(2), false);

        assertThat(hanging.received()).hasSizeLessThanOrEqualTo(4);
    }

    private static PartneroEmulator assertDelaysNoOther(int count, Duration callTimeout, boolean configured) {
        PartneroEmulator hanging = Shop.emulator();
        hanging.faults().always(Fault.STALL);
        try (Programs programs = new Programs(hanging, count, callTimeout, configured)) {
            programs.outboxes.of("p0").recordAll(sales(0, 200));
            for (int i = 1; i < count; i++) {
                programs.outboxes.of("p" + i).recordAll(sales(i, 1));
            }
            int before = Thread.activeCount();

            programs.outboxes.start();

            await().atMost(callTimeout.multipliedBy(count > 1000 ? 1 : 20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> programs.well.service().transactions().size() == count - 1);
            assertThat(Thread.activeCount() - before).isLessThanOrEqualTo(40);
            assertThat(engineThreads()).hasSizeLessThanOrEqualTo(17);
            hanging.close();
        }
        assertThat(engineThreads()).isEmpty();
        return hanging;
    }

    /** The application's own calls have one place. */
    @Test
    void deliveriesNeitherWaitBehindTheApplicationsCallsNorTakeTheirPlace() throws Exception {
        TestDatabase database = TestDatabase.h2();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (PartneroEmulator emulator = Shop.emulator();
                HikariDataSource pool = database.pool(true);
                Partnero partnero = FeignPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl())
                        .callTimeout(Duration.ofMinutes(2))
                        .readTimeout(Duration.ofMinutes(2))
                        .maxConcurrentRequests(1)
                        .build()) {
            database.makeTables(pool);
            try (Outboxes outboxes = Shop.impatient(pool, partnero)
                    .settleWindow(Duration.ofMinutes(5))
                    .build()) {
                outboxes.start();
                emulator.faults().on(Operation.BALANCE).next(Fault.STALL);
                Future<?> hangs = threads.submit(() -> partnero.balances().get("buyer"));
                await().until(() -> emulator.received().contains(Operation.BALANCE));

                outboxes.of("default").record(sale("order-1", "1"));

                await().until(() -> emulator.service().transactions().size() == 1);
                assertThat(hangs).isNotDone();

                hangs.cancel(true);
                emulator.faults().on(Operation.CREATE).always(Fault.STALL);
                outboxes.of("default").record(sale("order-2", "1"));
                await().until(() -> Collections.frequency(emulator.received(), Operation.CREATE) == 2);

                assertThat(partnero.balances().get("buyer")).isNotNull();
                emulator.close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<NewTransaction> sales(int program, int count) {
        List<NewTransaction> sales = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sales.add(sale("order-" + program + "-" + i, "1"));
        }
        return sales;
    }

    @Test
    void theEntriesOfATenantWithoutAKeyWaitAndSayWhy() {
        try (Programs programs = new Programs(Shop.emulator(), 2, Duration.ofSeconds(2), false)) {
            PartneroOutbox gone = programs.outboxes.of("p1");
            gone.record(sale("fresh", "1"));
            gone.record(old("old", "1"));
            gone.credit("note", credit("1"));
            programs.names.remove("p1");
            programs.update("update partnero_outbox set counted_from = 1 where entry_key = 'old'");

            programs.outboxes.start();

            await().untilAsserted(() -> assertThat(
                            programs.outboxes.operations().list("p1", OutboxState.NOT_SENT))
                    .hasSize(3)
                    .allSatisfy(entry -> assertThat(entry.history().toString() + entry.reason())
                            .contains("no API key of this program is known")));
            assertThat(programs.outboxes.operations().summary()).singleElement().satisfies(summary -> {
                assertThat(summary.client()).isNull();
                assertThat(summary.program()).isEqualTo("shop/p1");
                assertThat(summary.pauseReason()).contains("no API key of this program is known");
            });
            assertThatIllegalArgumentException().isThrownBy(() -> gone.record(sale("another", "1")));
            assertThat(gone.report("fresh").orElseThrow().state()).isEqualTo(OutboxState.NOT_SENT);
            assertThat(programs.well.received()).isEmpty();

            programs.names.add("p1");
            programs.update("update partnero_outbox set counted_from = " + System.currentTimeMillis());
            programs.outboxes.operations().pause("p1", Instant.EPOCH);

            await().untilAsserted(() ->
                    assertThat(programs.well.service().transactions()).hasSize(2));
            await().untilAsserted(
                            () -> assertThat(programs.well.service().credits()).hasSize(1));
            assertThat(programs.outboxes.operations().summary()).isEmpty();
        }
    }

    /** MariaDB and MySQL take "p1 " for "p1" where programs are compared. */
    @Test
    void theNameOfATenantFitsTheColumnAndHasNoBlankAtItsEnds() {
        try (Programs programs = new Programs(Shop.emulator(), 2, Duration.ofSeconds(2), false)) {
            programs.names.addAll(List.of("p1 ", "", "p".repeat(100)));

            for (String name : List.of("p1 ", "", "p".repeat(100), "p3")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> programs.outboxes.of("p1").client(name));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> programs.outboxes.of(name).remove("order-1"));
            }
        }
    }

    private static List<String> engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("partnero-outbox"))
                .toList();
    }

    @Test
    void aSettleWindowShorterThanACallIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new Shop(TestDatabase.h2(), true, settings -> settings.settleWindow(Shop.CALL.minusMillis(1))))
                .withMessageContaining("partnero.outbox.settle-window=120s");
    }

    /** Many programs of one application: as configured ones, or as tenants. The first is at another service. */
    private static final class Programs implements OutboxPrograms, AutoCloseable {

        /** An emulator has a limit; several tenants may share a key. */
        private static final int KEYS = 500;

        final Outboxes outboxes;
        final PartneroEmulator well = Shop.emulator();
        final Set<String> names = ConcurrentHashMap.newKeySet();
        private final PartneroEmulator first;
        private final Partnero hanging;
        private final Partnero others;
        private final Duration callTimeout;
        private final boolean configured;
        private final HikariDataSource pool;

        Programs(PartneroEmulator first, int count, Duration callTimeout, boolean configured) {
            this.first = first;
            this.callTimeout = callTimeout;
            this.configured = configured;
            hanging = client(first);
            others = client(well);
            for (int i = 0; i < count; i++) {
                names.add("p" + i);
                if (i < KEYS) {
                    well.addProgram("key-" + i, well.service());
                }
            }
            TestDatabase database = TestDatabase.h2();
            pool = database.pool(true);
            database.makeTables(pool);
            outboxes = Outboxes.builder(pool, FeignPartnero.json(), this)
                    .name("shop")
                    .settleWindow(callTimeout.plusSeconds(3))
                    .polling(Duration.ofSeconds(1))
                    .initialDelay(Duration.ofMillis(200))
                    .rate(10_000)
                    .build();
        }

        private Partnero client(PartneroEmulator emulator) {
            return FeignPartnero.builder()
                    .apiKey(emulator.apiKey())
                    .baseUrl(emulator.baseUrl())
                    .callTimeout(callTimeout)
                    .readTimeout(callTimeout)
                    .build();
        }

        void update(String statement) {
            outboxes.database().own(connection -> OutboxTable.update(connection, statement));
        }

        @Override
        public Set<String> names() {
            return configured ? names : Set.of();
        }

        @Override
        public boolean findsOthers() {
            return !configured;
        }

        @Override
        public Partnero client(String name) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("no such tenant");
            }
            return name.equals("p0")
                    ? hanging
                    : others.withKey(ApiKey.of("key-" + Integer.parseInt(name.substring(1)) % KEYS));
        }

        @Override
        public Duration callTimeout(String name) {
            return callTimeout;
        }

        @Override
        public void close() {
            outboxes.close();
            hanging.close();
            others.close();
            pool.close();
            first.close();
            well.close();
        }
    }
}
