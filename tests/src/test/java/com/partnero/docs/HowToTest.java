package com.partnero.docs;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.junit.PartneroExtension;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The code of the guides under docs/how-to does what they say. */
@ExtendWith(PartneroExtension.class)
class HowToTest {

    @BeforeEach
    void seed(InMemoryPartnero partnero) {
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void theHandWrittenRequestPaysTwiceWhenAnAnswerIsLost(InMemoryPartnero partnero, PartneroEmulator emulator)
            throws InterruptedException {
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        new HandWritten(emulator.baseUrl(), emulator.apiKey()).paid("order-1042", 99.99, "customer_456");

        assertThat(partnero.service().transactions("order-1042")).hasSize(2);
    }

    @Test
    void theLibraryPaysOnceWhenAnAnswerIsLost(InMemoryPartnero partnero, PartneroEmulator emulator) {
        emulator.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        try (Partnero client = FeignPartnero.builder()
                .apiKey(emulator.apiKey())
                .baseUrl(emulator.baseUrl())
                .build()) {
            new Migrated(client.transactions()).paid("order-1042", "99.99", "customer_456");
        }

        assertThat(partnero).recorded("order-1042").once();
    }

    @Test
    void thePlainShopSells(InMemoryPartnero partnero) {
        PlainShop.sell(partnero);

        assertThat(partnero).recorded("order-1042").once().withAmount("99.99");
    }

    @Test
    void aRefundTakesTheSaleBackOnce(InMemoryPartnero partnero) {
        Refunds refunds = new Refunds(partnero.transactions());
        partnero.transactions().create(sale("order-1042", "99.99"));

        assertThat(refunds.refunded("order-1042")).isTrue();
        assertThat(refunds.refunded("order-1042")).isFalse();

        assertThat(partnero).didNotRecord("order-1042");
    }

    @Test
    void programsAndProxiesAreBuiltWithoutAConnection() throws NoSuchAlgorithmException {
        InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy.internal", 3128);
        Proxies.feign("key", proxy, SSLContext.getDefault()).close();
        Proxies.retrofit("key", proxy).close();
        try (Programs programs = new Programs(Map.of("us", "key-1", "eu", "key-2"))) {
            assertThat(programs.get("eu")).isNotSameAs(programs.get("us"));
            assertThatIllegalArgumentException().isThrownBy(() -> programs.get("uk"));
        }
    }

    @Test
    void aTenantKeepsItsViewUntilItIsForgotten() {
        try (Tenants tenants = new Tenants("own", name -> ApiKey.of("key-of-" + name))) {
            Partnero shop = tenants.get("shop");

            assertThat(tenants.get("shop")).isSameAs(shop).isNotSameAs(tenants.get("other"));
            tenants.forget("shop");
            assertThat(tenants.get("shop")).isNotSameAs(shop);
        }
    }

    @Test
    void aCheckoutRecordsTheSale(InMemoryPartnero partnero) {
        new BusyCheckout(partnero, later -> {}).paid(sale("order-1042", "99.99"));

        assertThat(partnero).recorded("order-1042").once();
        BusyCheckout.forBulkWork("key").close();
    }

    private static NewTransaction sale(String key, String amount) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount, "USD"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }
}
