package com.partnero.outbox;

import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
        PartneroEmulator hanging = Shop.emulator();
        hanging.faults().always(Fault.STALL);
        PartneroEmulator well = Shop.emulator();
        try (Programs programs = new Programs(hanging, well, 40)) {
            for (int i = 0; i < 100; i++) {
                programs.outboxes.of("p0").record(sale("order-" + i, "1"));
            }
            for (int i = 1; i < 40; i++) {
                programs.outboxes.of("p" + i).record(sale("order-" + i, "1"));
            }
            int before = Thread.activeCount();

            programs.outboxes.start();

            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(
                            () -> assertThat(well.service().transactions()).hasSize(39));
            assertThat(Thread.activeCount() - before).isLessThanOrEqualTo(40);
            assertThat(engineThreads()).hasSizeLessThanOrEqualTo(17);
        }
        assertThat(engineThreads()).isEmpty();
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

    /** Many programs of one application; the first is another service. */
    private static final class Programs implements OutboxPrograms, AutoCloseable {

        final Outboxes outboxes;
        private final PartneroEmulator first;
        private final PartneroEmulator others;
        private final Partnero hanging;
        private final Partnero well;
        private final Set<String> names = new LinkedHashSet<>();
        private final HikariDataSource pool;

        Programs(PartneroEmulator first, PartneroEmulator others, int count) {
            this.first = first;
            this.others = others;
            hanging = client(first);
            well = client(others);
            for (int i = 0; i < count; i++) {
                names.add("p" + i);
            }
            TestDatabase database = TestDatabase.h2();
            pool = database.pool(true);
            database.makeTables(pool);
            outboxes = Outboxes.builder(pool, FeignPartnero.json(), this)
                    .name("shop")
                    .settleWindow(Duration.ofSeconds(5))
                    .polling(Duration.ofMillis(200))
                    .rate(10_000)
                    .build();
        }

        private static Partnero client(PartneroEmulator emulator) {
            return FeignPartnero.builder()
                    .apiKey(emulator.apiKey())
                    .baseUrl(emulator.baseUrl())
                    .callTimeout(Duration.ofSeconds(2))
                    .build();
        }

        @Override
        public Set<String> names() {
            return names;
        }

        @Override
        public Partnero client(String name) {
            return name.equals("p0") ? hanging : well;
        }

        @Override
        public Duration callTimeout(String name) {
            return Duration.ofSeconds(2);
        }

        @Override
        public void close() {
            outboxes.close();
            hanging.close();
            well.close();
            pool.close();
            first.close();
            others.close();
        }
    }
}
