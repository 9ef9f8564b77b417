package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.PartneroTransactions;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.testkit.PartneroEmulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A server that demands a certificate of its clients, and Boot's SSL bundles. */
class ClientCertificateTest {

    private static final PartneroEmulator EMULATOR = StarterFixture.emulator();

    @TempDir
    static Path directory;

    private static KeyStores stores;
    private static TlsServer server;

    @BeforeAll
    static void open() throws Exception {
        stores = KeyStores.create(directory);
        server = TlsServer.open(stores.server(), EMULATOR.baseUrl());
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        EMULATOR.close();
    }

    private static ApplicationContextRunner runner(String transport, String protocol) {
        return StarterFixture.runner()
                .withPropertyValues(
                        "partnero.transport=" + transport,
                        "partnero.api-key=" + EMULATOR.apiKey(),
                        "partnero.base-url=" + server.url(),
                        "partnero.retry.base-delay=1ms",
                        "spring.ssl.bundle.jks.partner.options.enabled-protocols=" + protocol,
                        "spring.ssl.bundle.jks.partner.truststore.type=PKCS12",
                        "spring.ssl.bundle.jks.partner.truststore.location="
                                + stores.trusting("server").toUri(),
                        "spring.ssl.bundle.jks.partner.truststore.password=" + KeyStores.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"feign, TLSv1.3", "feign, TLSv1.2", "retrofit, TLSv1.3", "retrofit, TLSv1.2"})
    void theBundlesCertificateIsShown(String transport, String protocol) {
        String key = "order-" + transport + protocol;
        runner(transport, protocol)
                .withPropertyValues(
                        "partnero.ssl.bundle=partner",
                        "spring.ssl.bundle.jks.partner.keystore.type=PKCS12",
                        "spring.ssl.bundle.jks.partner.keystore.location="
                                + stores.keys("client").toUri(),
                        "spring.ssl.bundle.jks.partner.keystore.password=" + KeyStores.PASSWORD)
                .run(context -> context.getBean(PartneroTransactions.class).create(sale(key)));

        assertThat(EMULATOR.service().transactions(key)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"feign, TLSv1.3", "feign, TLSv1.2", "retrofit, TLSv1.3", "retrofit, TLSv1.2"})
    void withoutACertificateNothingIsRecorded(String transport, String protocol) {
        PartneroException failure =
                failureOf(runner(transport, protocol).withPropertyValues("partnero.ssl.bundle=partner"));

        assertThat(failure).hasMessageContaining("certificate");
        if (protocol.equals("TLSv1.2")) {
            // From 1.3 on the server's word may come after the request has left.
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
    }

    @ParameterizedTest
    @CsvSource({"feign, TLSv1.3", "retrofit, TLSv1.3"})
    void withoutTheBundleTheServerIsNotTrusted(String transport, String protocol) {
        PartneroException failure = failureOf(runner(transport, protocol));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure).hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aBundleThatIsReloadedReachesTheClient(String transport) {
        String key = "order-reloaded-" + transport;
        StarterFixture.runner()
                .withPropertyValues(
                        "partnero.transport=" + transport,
                        "partnero.api-key=" + EMULATOR.apiKey(),
                        "partnero.base-url=" + server.url(),
                        "partnero.retry.max-attempts=1",
                        "partnero.ssl.bundle=partner",
                        "spring.ssl.bundle.jks.partner.truststore.type=PKCS12",
                        "spring.ssl.bundle.jks.partner.truststore.location="
                                + stores.trusting("client").toUri(),
                        "spring.ssl.bundle.jks.partner.truststore.password=" + KeyStores.PASSWORD)
                .run(context -> {
                    PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
                    assertThatThrownBy(() -> transactions.create(sale(key))).isInstanceOf(PartneroException.class);
                    assertThat(context.getBean(PartneroProbe.class)
                                    .probe("default")
                                    .reachable())
                            .isFalse();

                    context.getBean(SslBundleRegistry.class)
                            .updateBundle(
                                    "partner",
                                    SslBundle.of(new JksSslStoreBundle(
                                            details(stores.keys("client")), details(stores.trusting("server")))));

                    transactions.create(sale(key));
                    assertThat(context.getBean(PartneroProbe.class)
                                    .probe("default")
                                    .keyAccepted())
                            .isTrue();
                });

        assertThat(EMULATOR.service().transactions(key)).hasSize(1);
    }

    private static JksSslStoreDetails details(Path store) {
        return JksSslStoreDetails.forLocation(store.toUri().toString()).withPassword(KeyStores.PASSWORD);
    }

    private static PartneroException failureOf(ApplicationContextRunner runner) {
        PartneroException[] failure = new PartneroException[1];
        runner.run(context -> failure[0] = catchThrowableOfType(
                PartneroException.class,
                () -> context.getBean(PartneroTransactions.class).create(sale("order-1042"))));
        assertThat(EMULATOR.service().transactions("order-1042")).isEmpty();
        return failure[0];
    }
}
