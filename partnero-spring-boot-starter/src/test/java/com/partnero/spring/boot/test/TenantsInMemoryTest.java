package com.partnero.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.spring.boot.PartneroApiKeys;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.test.shop.ShopApplication;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroService;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A test of an application whose tenants come at run time: each has a program of its own in memory. */
@SpringBootTest(classes = ShopApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(TenantsInMemoryTest.Tenants.class)
class TenantsInMemoryTest {

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99"))
            .buyer(CustomerRef.id("buyer"))
            .build();

    @Autowired
    PartneroClients clients;

    @Autowired
    InMemoryPartnero partnero;

    @Autowired
    MeterRegistry meters;

    /** The second run would find the sale of the first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTenantsSaleGoesToItsOwnProgramWhichIsEmptyAtFirst(int run) {
        PartneroService program = partnero.service(ApiKey.of("shop-1"));
        assertThat(program.transactions()).isEmpty();
        addBuyer(program);

        clients.get("shop-1").transactions().create(SALE);

        assertThat(program.transactions("order-1042")).hasSize(1);
        assertThat(partnero.service().transactions()).isEmpty();
        assertThat(partnero.service(ApiKey.of("shop-2")).transactions()).isEmpty();
    }

    @Test
    void anUnknownTenantIsRefusedAsInProduction() {
        assertThatIllegalArgumentException().isThrownBy(() -> clients.get("other"));
    }

    @Test
    void noMeterNamesATenant() {
        addBuyer(partnero.service(ApiKey.of("shop-1")));
        clients.get("shop-1").transactions().create(SALE);

        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getTag("client"))
                .doesNotContain("shop-1");
    }

    private static void addBuyer(PartneroService program) {
        program.addCustomer("referrer");
        program.addCustomer("buyer").referredBy("referrer");
    }

    /** The keys of tenants, as an application's database would have them. */
    static class Tenants {

        @Bean
        PartneroApiKeys apiKeys() {
            return client -> client.startsWith("shop-") ? ApiKey.of(client) : null;
        }
    }
}
