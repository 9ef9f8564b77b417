package com.partnero.spring.boot;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.spring.boot.actuate.PartneroEndpointAutoConfiguration;
import com.partnero.spring.boot.actuate.PartneroHealthAutoConfiguration;
import com.partnero.spring.boot.json.PartneroJsonAutoConfiguration;
import com.partnero.spring.boot.observation.PartneroMetricsAutoConfiguration;
import com.partnero.spring.boot.observation.PartneroObservationAutoConfiguration;
import com.partnero.testkit.PartneroEmulator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the tests of this module share. */
public final class StarterFixture {

    /** Everything that the starter brings, over what Boot brings. */
    public static final AutoConfigurations ALL = AutoConfigurations.of(
            SslAutoConfiguration.class,
            PartneroAutoConfiguration.class,
            PartneroJsonAutoConfiguration.class,
            PartneroObservationAutoConfiguration.class,
            PartneroMetricsAutoConfiguration.class,
            PartneroHealthAutoConfiguration.class,
            PartneroEndpointAutoConfiguration.class);

    private StarterFixture() {}

    public static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withConfiguration(ALL);
    }

    public static ApplicationContextRunner runner(PartneroEmulator emulator) {
        return runner().withPropertyValues(
                        "partnero.api-key=" + emulator.apiKey(),
                        "partnero.base-url=" + emulator.baseUrl(),
                        "partnero.retry.base-delay=1ms");
    }

    /** With one referred customer, who is buying. */
    public static PartneroEmulator emulator() {
        PartneroEmulator emulator = PartneroEmulator.start();
        emulator.service().addCustomer("referrer");
        emulator.service().addCustomer("buyer").referredBy("referrer");
        return emulator;
    }

    public static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("buyer"))
                .build();
    }
}
