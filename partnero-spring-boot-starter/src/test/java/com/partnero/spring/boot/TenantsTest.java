package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Programs that no property names: a bean finds their keys at run time. */
class TenantsTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final EmulatedProgram shop = emulator.addProgram("shop-key");
    private final Tenants tenants = new Tenants();
    private final ApplicationContextRunner runner = StarterFixture.runner(emulator)
            .withBean(SimpleMeterRegistry.class)
            .withBean(PartneroApiKeys.class, () -> tenants);

    TenantsTest() {
        shop.service().addCustomer("referrer");
        shop.service().addCustomer("buyer").referredBy("referrer");
        tenants.keys.put("shop", "shop-key");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void aTenantsSaleGoesToItsOwnProgram() {
        runner.run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);

            clients.get("shop").transactions().create(sale("order-1"));
            clients.get("default").transactions().create(sale("order-2"));

            assertThat(shop.service().transactions("order-1")).hasSize(1);
            assertThat(shop.service().transactions("order-2")).isEmpty();
            assertThat(emulator.service().transactions("order-1")).isEmpty();
        });
    }

    @Test
    void theBeanIsAskedOnceOnTheCallingThread() {
        runner.run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);

            Partnero first = clients.get("shop");

            assertThat(clients.get("shop")).isSameAs(first);
            assertThat(tenants.threads).containsExactly(Thread.currentThread());
        });
    }

    @Test
    void aForgottenTenantGetsItsNewKey() {
        runner.run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);
            Partnero old = clients.get("shop");
            emulator.addProgram("rotated-key", shop.service());
            tenants.keys.put("shop", "rotated-key");

            clients.forget("shop");
            clients.get("shop").transactions().create(sale("order-1"));
            old.transactions().create(sale("order-2"));

            assertThat(shop.service().transactions()).hasSize(2);
        });
    }

    @Test
    void aKeyThatIsFoundWhileItsTenantIsForgottenIsNotKept() {
        runner.run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);
            tenants.meanwhile = () -> clients.forget("shop");
            Partnero outOfDate = clients.get("shop");
            tenants.meanwhile = () -> {};

            assertThat(clients.get("shop")).isNotSameAs(outOfDate);
        });
    }

    @Test
    void anUnknownNameIsRefusedWithoutNamingOtherPrograms() {
        runner.withPropertyValues("partnero.clients.eu.api-key=eu-key").run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);
            clients.get("shop");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> clients.get("other"))
                    .withMessage("no program \"other\": set partnero.clients.other.api-key, or let the PartneroApiKeys"
                            + " bean return its key");
        });
    }

    @Test
    void aConfiguredNameIsNotAskedFor() {
        runner.withPropertyValues("partnero.clients.eu.api-key=shop-key").run(context -> {
            context.getBean(PartneroClients.class).get("eu");

            assertThat(tenants.threads).isEmpty();
        });
    }

    @Test
    void noDefaultProgramIsNeeded() {
        StarterFixture.runner()
                .withPropertyValues("partnero.base-url=" + emulator.baseUrl())
                .withBean(PartneroApiKeys.class, () -> tenants)
                .run(context -> {
                    PartneroClients clients = context.getBean(PartneroClients.class);

                    clients.get("shop").transactions().create(sale("order-1"));

                    assertThat(shop.service().transactions("order-1")).hasSize(1);
                    assertThat(clients.names()).isEmpty();
                    assertThatThrownBy(() -> clients.get("default")).isInstanceOf(InvalidClientException.class);
                });
    }

    @Test
    void aTenantHasTheSettingsOfTheDefaultProgram() {
        runner.withPropertyValues("partnero.read-timeout=3s").run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);

            assertThat(clients.properties("shop").readTimeout()).hasSeconds(3);
            assertThat(clients.transport("shop")).isEqualTo("feign");
            assertThat(clients.baseUrl("shop")).isEqualTo(emulator.baseUrl());
        });
    }

    @Test
    void noMeterNamesATenant() {
        runner.run(context -> {
            SimpleMeterRegistry meters = context.getBean(SimpleMeterRegistry.class);
            context.getBean("partneroTransactions");
            context.getBean(PartneroClients.class).get("default").transactions().find("order-1");
            int before = meters.getMeters().size();

            context.getBean(PartneroClients.class).get("shop").transactions().find("order-1");

            assertThat(meters.getMeters()).hasSize(before);
            assertThat(meters.getMeters())
                    .extracting(Meter::getId)
                    .extracting(id -> id.getTag("client"))
                    .doesNotContain("shop");
        });
    }

    @Test
    void theRefusedKeyOfOneTenantDoesNotDegradeTheHealth() {
        tenants.keys.put("gone", "revoked-key");
        runner.run(context -> {
            PartneroClients clients = context.getBean(PartneroClients.class);
            clients.get("shop").transactions().find("order-1");

            assertThatThrownBy(() -> clients.get("gone").transactions().find("order-1"))
                    .isInstanceOf(PartneroAuthenticationException.class);

            assertThat(context.getBean("partneroHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus())
                    .isEqualTo(Status.UP);
        });
    }

    @Test
    void closingTheApplicationClosesTheClientsOfTenants() {
        List<Partnero> kept = new CopyOnWriteArrayList<>();

        runner.run(context -> kept.add(context.getBean(PartneroClients.class).get("shop")));

        assertThatThrownBy(() -> kept.get(0).transactions().find("order-1")).hasMessageContaining("closed");
    }

    /** The keys of an application's tenants, as a table of its database would have them. */
    private static final class Tenants implements PartneroApiKeys {

        private final Map<String, String> keys = new ConcurrentHashMap<>();
        private final List<Thread> threads = new CopyOnWriteArrayList<>();
        private Runnable meanwhile = () -> {};

        @Override
        public @Nullable ApiKey find(String client) {
            threads.add(Thread.currentThread());
            String key = keys.get(client);
            meanwhile.run();
            return key == null ? null : ApiKey.of(key);
        }
    }
}
