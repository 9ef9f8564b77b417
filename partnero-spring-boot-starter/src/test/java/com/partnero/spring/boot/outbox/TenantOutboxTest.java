package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.OutboxSummary;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.PartneroApiKeys;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The outbox of programs that no property names: a bean finds their keys at run time. */
class TenantOutboxTest {

    private static final int TENANTS = 40;

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final Map<String, EmulatedProgram> programs = new LinkedHashMap<>();
    private final Keys keys = new Keys();

    TenantOutboxTest() {
        for (int i = 0; i < TENANTS; i++) {
            String tenant = "shop-" + i;
            EmulatedProgram program = emulator.addProgram("key-of-" + tenant);
            program.service().addCustomer("referrer");
            program.service().addCustomer("buyer").referredBy("referrer");
            programs.put(tenant, program);
            keys.known.put(tenant, "key-of-" + tenant);
        }
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private ApplicationContextRunner runner() {
        return OutboxShop.runner(TestDatabase.h2(), emulator)
                .withBean(SimpleMeterRegistry.class)
                .withBean(PartneroApiKeys.class, () -> keys);
    }

    @Test
    void eachTenantsSaleGoesToItsOwnProgramAndNoMeterNamesATenant() {
        runner().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            List<Meter.Id> before = meters(context.getBean(MeterRegistry.class));

            programs.keySet().forEach(tenant -> outbox.client(tenant).record(OutboxShop.fresh("order-1", "1")));
            outbox.record(OutboxShop.fresh("own", "1"));

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            await().untilAsserted(() -> assertThat(meters.get("partnero.outbox.delivery")
                            .tags("client", "default", "kind", "sale")
                            .timer()
                            .count())
                    .isEqualTo(TENANTS + 1));
            programs.values()
                    .forEach(program -> assertThat(program.service().ledger())
                            .singleElement()
                            .satisfies(row -> assertThat(row.key()).isEqualTo("order-1")));
            assertThat(emulator.service().ledger())
                    .singleElement()
                    .satisfies(row -> assertThat(row.key()).isEqualTo("own"));
            assertThat(meters(meters))
                    .filteredOn(id -> id.getName().startsWith("partnero.outbox"))
                    .containsExactlyInAnyOrderElementsOf(before.stream()
                            .filter(id -> id.getName().startsWith("partnero.outbox"))
                            .toList());
        });
    }

    private EmulatedProgram program(String tenant) {
        return Objects.requireNonNull(programs.get(tenant));
    }

    private static List<Meter.Id> meters(MeterRegistry meters) {
        return meters.getMeters().stream().map(Meter::getId).toList();
    }

    @Test
    void aPlatformNeedsNoProgramOfItsOwn() {
        runner().withPropertyValues("partnero.api-key=").run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);

            outbox.client("shop-1").record(OutboxShop.fresh("order-1", "1"));

            await().untilAsserted(() ->
                    assertThat(program("shop-1").service().ledger()).hasSize(1));
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> outbox.record(OutboxShop.fresh("order-1", "1")))
                    .withMessageContaining("partnero.api-key");
        });
    }

    @Test
    void theEntriesOfATenantThatIsGoneWaitAndOfOneThatComesBackAreDelivered() {
        runner().run(context -> {
            PartneroOutbox outbox = context.getBean(PartneroOutbox.class);
            OutboxOperations operations = context.getBean(OutboxOperations.class);
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            PartneroOutbox shop = outbox.client("shop-1");
            operations.pause("shop-1", Instant.now().plusSeconds(60));
            shop.record(OutboxShop.fresh("order-1", "1"));

            keys.known.remove("shop-1");
            context.getBean(PartneroClients.class).forget("shop-1");
            operations.pause("shop-1", Instant.EPOCH);

            await().untilAsserted(() -> assertThat(operations.list("shop-1", OutboxState.NOT_SENT))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.reason()).contains("no API key of this program is known")));
            assertThat(operations.summary())
                    .filteredOn(summary -> summary.program().equals("shop/shop-1"))
                    .singleElement()
                    .extracting(OutboxSummary::client)
                    .isNull();
            await().untilAsserted(() -> assertThat(
                            meters.get("partnero.outbox.unconfigured").gauge().value())
                    .isEqualTo(1));
            assertThatIllegalArgumentException().isThrownBy(() -> shop.remove("order-1"));

            keys.known.put("shop-1", "key-of-shop-1");
            operations.pause("shop-1", Instant.EPOCH);

            await().untilAsserted(() ->
                    assertThat(program("shop-1").service().ledger()).hasSize(1));
        });
    }

    @Test
    void otherCodeCannotRecordAnOrderOfATenantThatTheOutboxRecords() {
        runner().run(context -> {
            context.getBean(PartneroOutbox.class).client("shop-1").remove("order-1");
            PartneroClients clients = context.getBean(PartneroClients.class);

            for (Partnero other :
                    List.of(clients.get("shop-1"), clients.get("default").withKey(ApiKey.of("key-of-shop-1")))) {
                assertThatExceptionOfType(PartneroConflictException.class)
                        .isThrownBy(() -> other.transactions().createIfAbsent(OutboxShop.sale("order-1", "1")))
                        .satisfies(refused -> assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED));
            }
            clients.get("shop-2").transactions().createIfAbsent(OutboxShop.sale("order-1", "1"));

            assertThat(program("shop-1").service().ledger()).isEmpty();
            assertThat(program("shop-2").service().ledger()).hasSize(1);
        });
    }

    /** As a table of the application would have them. */
    private static final class Keys implements PartneroApiKeys {

        private final Map<String, String> known = new ConcurrentHashMap<>();

        @Override
        public @Nullable ApiKey find(String client) {
            String key = known.get(client);
            return key == null ? null : ApiKey.of(key);
        }
    }
}
