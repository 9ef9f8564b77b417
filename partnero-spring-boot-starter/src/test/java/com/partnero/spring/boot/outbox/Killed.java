package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** An application that is killed by {@code kill -9} at a named point, and started again, over a real database. */
abstract class Killed {

    final PartneroEmulator emulator = StarterFixture.emulator();
    private final List<ShopProcess> started = new ArrayList<>();

    abstract TestDatabase database();

    @AfterEach
    void killAll() throws InterruptedException {
        for (ShopProcess process : started) {
            process.kill();
        }
        emulator.close();
    }

    ShopProcess start(TestDatabase database, String... properties) {
        return start(Map.of(), database, properties);
    }

    /** @param environment of the process, in addition to this one's own */
    ShopProcess start(Map<String, String> environment, TestDatabase database, String... properties) {
        List<String> all = new ArrayList<>(List.of(database.properties()));
        all.addAll(OutboxShop.impatient());
        all.add("partnero.api-key=" + emulator.apiKey());
        all.add("partnero.base-url=" + emulator.baseUrl());
        for (String property : properties) {
            String name = property.substring(0, property.indexOf('=') + 1);
            all.removeIf(other -> other.startsWith(name));
        }
        all.addAll(Arrays.asList(properties));
        ShopProcess process = ShopProcess.start(all, environment);
        started.add(process);
        return process;
    }

    void aSaleIsRecordedOnceIfKilledAt(KillPoint point) throws InterruptedException {
        point.prepare(emulator.faults());
        TestDatabase database = database();
        ShopProcess first = start(database, "kill.point=" + point, "kill.sales=1");
        first.await("REACHED");
        first.kill();
        database.endLeases();
        emulator.faults().clear();

        start(database).await("FINAL");

        assertThat(emulator.service().ledger()).hasSize(point == KillPoint.RECORDED_NOT_COMMITTED ? 0 : 1);
    }

    void aSaleIsRecordedOnceIfKilledWhileWaiting() throws InterruptedException {
        emulator.faults().on(Operation.CREATE).next(Fault.STALL_AFTER_COMMIT);
        TestDatabase database = database();
        ShopProcess first = start(
                database,
                "kill.sales=1",
                "partnero.call-timeout=1m",
                "partnero.read-timeout=1m",
                "partnero.outbox.settle-window=2m");
        first.await("RECORDED");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !emulator.service().ledger().isEmpty());
        first.kill();
        database.endLeases();

        start(database).await("FINAL");

        assertThat(emulator.service().ledger()).hasSize(1);
    }

    void aCreditIsWrittenAtMostOnceIfKilledAt(KillPoint point) throws InterruptedException {
        TestDatabase database = database();
        ShopProcess first = start(database, "kill.point=" + point, "kill.credits=1");
        first.await("REACHED");
        first.kill();
        database.endLeases();

        String end = start(database).await("FINAL");

        assertThat(emulator.service().credits()).hasSize(point == KillPoint.CLAIMED ? 0 : 1);
        // Killed after the statement that stores it and before its commit.
        boolean uncertain = point != KillPoint.CLAIMED_NOT_COMMITTED;
        assertThat(end.contains("ATTENTION=1")).isEqualTo(uncertain);
    }
}
